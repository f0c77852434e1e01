/** The shapes of requests and responses. */
import { Expose, Transform, Type } from 'class-transformer'
import { IsBoolean, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator'

export class ListTodosDto {
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  completed?: boolean

  @IsOptional()
  @IsString()
  @Length(1, 200)
  search?: string

  @Type(() => Number)
  @IsInt()
  @Min(0)
  skip: number = 0

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 100
}

export class CreateTodoDto {
  @IsString()
  @Length(1, 200)
  title: string

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  description?: string | null

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  priority?: number
}

export class UpdateTodoDto {
  @IsOptional()
  @IsString()
  @Length(1, 200)
  title?: string

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  description?: string | null

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  priority?: number

  @IsOptional()
  @IsBoolean()
  completed?: boolean
}

export class Todo {
  @Expose() id: string
  @Expose() title: string
  @Expose() description: string | null
  @Expose() completed: boolean
  @Expose() completed_at: Date | null
  @Expose() priority: number
  @Expose() due_at: Date | null
  @Expose() project_id: string | null
  @Expose() position: string
  @Expose() assignee_ids: string[]
  @Expose() user_id: string
  @Expose() version: number
  @Expose() created_at: Date
  @Expose() updated_at: Date

  constructor(row: Partial<Todo>) {
    Object.assign(this, row)
  }
}
