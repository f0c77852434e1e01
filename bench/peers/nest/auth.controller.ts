/** Sign-in. */

import { Body, Controller, HttpCode, Post, UnauthorizedException } from '@nestjs/common'
import { JwtService } from '@nestjs/jwt'
import { verify } from '@node-rs/argon2'
import { Expose } from 'class-transformer'
import { Equals, IsString, Length } from 'class-validator'
import { TodosService } from './todos.service.js'

class SignInDto {
  @Equals('password')
  grant_type: string

  @IsString()
  @Length(1, 254)
  username: string

  @IsString()
  @Length(1, 128)
  password: string
}

class Token {
  @Expose() access_token: string
  @Expose() token_type = 'bearer'
  @Expose() expires_in = 900

  constructor(accessToken: string) {
    this.access_token = accessToken
  }
}

@Controller('auth')
export class AuthController {
  constructor(
    private readonly jwtService: JwtService,
    private readonly todos: TodosService,
  ) {}

  @Post('token')
  @HttpCode(200)
  async signIn(@Body() { username, password }: SignInDto) {
    const account = await this.todos.findAccount(username)
    if (!account || !(await verify(account.password_hash, password))) throw new UnauthorizedException()
    return new Token(await this.jwtService.signAsync({ sub: account.id }, { expiresIn: 900 }))
  }
}
