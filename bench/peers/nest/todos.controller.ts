/** The operations on todos. */
import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Request,
  UseGuards,
} from '@nestjs/common'
import { AuthGuard } from './auth.guard.js'
import { CreateTodoDto, ListTodosDto, UpdateTodoDto } from './todo.dto.js'
import { TodosService } from './todos.service.js'

interface Authenticated {
  user: { id: string }
}

@UseGuards(AuthGuard)
@Controller('todos')
export class TodosController {
  constructor(private readonly todos: TodosService) {}

  @Get()
  list(@Request() { user }: Authenticated, @Query() query: ListTodosDto) {
    return this.todos.list(user.id, query)
  }

  @Post()
  create(@Request() { user }: Authenticated, @Body() body: CreateTodoDto) {
    return this.todos.create(user.id, body)
  }

  @Get(':id')
  async find(@Request() { user }: Authenticated, @Param('id', ParseUUIDPipe) id: string) {
    const todo = await this.todos.find(user.id, id)
    if (!todo) throw new NotFoundException()
    return todo
  }

  @Patch(':id')
  async update(
    @Request() { user }: Authenticated,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() changes: UpdateTodoDto,
  ) {
    const todo = await this.todos.update(user.id, id, changes)
    if (!todo) throw new NotFoundException()
    return todo
  }
}
