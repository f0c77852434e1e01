/** The module: its controllers, services and database pool. */
import { Controller, Get, Module } from '@nestjs/common'
import { JwtModule } from '@nestjs/jwt'
import { Pool } from 'pg'
import { AuthController } from './auth.controller.js'
import { TodosController } from './todos.controller.js'
import { TodosService } from './todos.service.js'

@Controller('health')
class HealthController {
  @Get()
  check() {
    return { status: 'healthy' }
  }
}

@Module({
  imports: [
    JwtModule.register({
      global: true,
      secret: process.env.JWT_SECRET as string,
      verifyOptions: { algorithms: ['HS256'] },
    }),
  ],
  controllers: [HealthController, AuthController, TodosController],
  providers: [TodosService, { provide: Pool, useFactory: () => new Pool({ max: 10 }) }],
})
export class AppModule {}
