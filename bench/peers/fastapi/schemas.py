"""The shapes of requests and responses."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class Token(BaseModel):
    access_token: str
    token_type: str
    expires_in: int


class TodoCreate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str = Field(min_length=1, max_length=200)
    description: str | None = Field(None, max_length=1000)
    priority: int = Field(3, ge=1, le=5)


class TodoUpdate(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str | None = Field(None, min_length=1, max_length=200)
    description: str | None = Field(None, max_length=1000)
    priority: int | None = Field(None, ge=1, le=5)
    completed: bool | None = None


class TodoPublic(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: UUID
    title: str
    description: str | None
    completed: bool
    completed_at: datetime | None
    priority: int
    due_at: datetime | None
    project_id: UUID | None
    position: str
    assignee_ids: list[UUID]
    user_id: UUID
    version: int
    created_at: datetime
    updated_at: datetime
