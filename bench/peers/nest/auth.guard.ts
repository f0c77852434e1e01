/** Admits requests with a valid token of an existing user. */
import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common'
import { JwtService } from '@nestjs/jwt'
import { TodosService } from './todos.service.js'

@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly jwtService: JwtService,
    private readonly todos: TodosService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest()
    const [type, token] = request.headers.authorization?.split(' ') ?? []
    if (type !== 'Bearer' || !token) throw new UnauthorizedException()
    const claims = await this.jwtService.verifyAsync(token).catch(() => {
      throw new UnauthorizedException()
    })
    request.user = await this.todos.findUser(claims.sub)
    if (!request.user) throw new UnauthorizedException()
    return true
  }
}
