"""FastAPI with SQLAlchemy on asyncpg. libpq's variables (PGHOST and so on) name the database."""

import os
from datetime import datetime, timedelta, timezone
from typing import Annotated
from uuid import UUID, uuid4

import jwt
from fastapi import Depends, FastAPI, HTTPException, Query
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, OAuth2PasswordRequestForm
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import BigInteger, ColumnElement, Select, and_, cast, func, or_, select, true, union_all
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import aliased, undefer

from models import ProjectMember, Todo, User
from schemas import TodoCreate, TodoPublic, TodoUpdate, Token

engine = create_async_engine("postgresql+asyncpg://", pool_size=10, max_overflow=0)
new_session = async_sessionmaker(engine, expire_on_commit=False)
password_hash = PasswordHash((Argon2Hasher(),))
app = FastAPI()


async def get_session():
    async with new_session() as session:
        yield session


Session = Annotated[AsyncSession, Depends(get_session)]
Credentials = Annotated[HTTPAuthorizationCredentials, Depends(HTTPBearer())]


async def get_current_user(credentials: Credentials, session: Session) -> User:
    try:
        claims = jwt.decode(
            credentials.credentials,
            os.environ["JWT_SECRET"],
            algorithms=["HS256"],
            options={"verify_aud": False},
        )
    except jwt.InvalidTokenError as error:
        raise HTTPException(401, "Invalid token") from error
    statement = select(User).where(User.id == UUID(claims["sub"]), User.disabled_at.is_(None))
    user = (await session.execute(statement)).scalar_one_or_none()
    if user is None:
        raise HTTPException(401, "User not found")
    return user


CurrentUser = Annotated[User, Depends(get_current_user)]


def visible_to(user: User) -> Select[tuple[Todo]]:
    membership = select(ProjectMember).where(
        ProjectMember.project_id == Todo.project_id, ProjectMember.user_id == user.id
    )
    own = and_(Todo.user_id == user.id, Todo.project_id.is_(None))
    return select(Todo).where(Todo.deleted_at.is_(None), or_(own, membership.exists()))


def newest(user: User, conditions: list[ColumnElement[bool]], skip: int, limit: int) -> Select[tuple[Todo]]:
    """The user's own todos and those of each project are read separately, in the order of an index, and merged."""

    def read(*place: ColumnElement[bool]) -> Select[tuple[Todo]]:
        statement = select(Todo).where(*place, Todo.deleted_at.is_(None), *conditions)
        return statement.order_by(Todo.created_at.desc(), Todo.id.desc()).limit(skip + limit)

    mine = select(ProjectMember.project_id).where(ProjectMember.user_id == user.id).subquery("mine")
    own = read(Todo.user_id == user.id, Todo.project_id.is_(None)).subquery("own")
    shared = read(Todo.project_id == mine.c.project_id).lateral("shared")
    merged = union_all(select(own), select(shared).select_from(mine.join(shared, true()))).subquery("merged")
    found = aliased(Todo, merged)
    return select(found).order_by(found.created_at.desc(), found.id.desc()).offset(skip).limit(limit)


async def find_todo(session: AsyncSession, user: User, todo_id: UUID) -> Todo:
    todo = (await session.execute(visible_to(user).where(Todo.id == todo_id))).scalar_one_or_none()
    if todo is None:
        raise HTTPException(404, "Todo not found")
    return todo


@app.get("/health")
async def health():
    return {"status": "healthy"}


@app.post("/auth/token", response_model=Token)
async def sign_in(form: Annotated[OAuth2PasswordRequestForm, Depends()], session: Session):
    statement = select(User).where(func.lower(User.email) == func.lower(form.username), User.disabled_at.is_(None))
    user = (await session.execute(statement.options(undefer(User.password_hash)))).scalar_one_or_none()
    if user is None or not await run_in_threadpool(password_hash.verify, form.password, user.password_hash):
        raise HTTPException(401, "Wrong e-mail or password")
    expires = datetime.now(timezone.utc) + timedelta(minutes=15)
    access_token = jwt.encode({"sub": str(user.id), "exp": expires}, os.environ["JWT_SECRET"], algorithm="HS256")
    return {"access_token": access_token, "token_type": "bearer", "expires_in": 900}


@app.get("/todos", response_model=list[TodoPublic])
async def list_todos(
    user: CurrentUser,
    session: Session,
    completed: bool | None = None,
    search: Annotated[str | None, Query(min_length=1, max_length=200)] = None,
    skip: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 100,
):
    conditions = []
    if completed is not None:
        conditions.append(Todo.completed == completed)
    if search is not None:
        conditions.append(
            or_(
                Todo.title.icontains(search, autoescape=True),
                Todo.description.icontains(search, autoescape=True),
            )
        )
    return (await session.execute(newest(user, conditions, skip, limit))).scalars().all()


@app.post("/todos", response_model=TodoPublic, status_code=201)
async def create_todo(data: TodoCreate, user: CurrentUser, session: Session):
    now = datetime.now(timezone.utc)
    last = cast(func.left(func.max(Todo.position), 10), BigInteger)
    end = select(func.to_char(func.coalesce(last, 4999999999) + 1, "FM0000000000")).where(
        Todo.user_id == user.id, Todo.project_id.is_(None)
    )
    todo = Todo(
        id=uuid4(),
        user_id=user.id,
        position=end.scalar_subquery(),
        created_at=now,
        updated_at=now,
        **data.model_dump(),
    )
    session.add(todo)
    await session.commit()
    await session.refresh(todo)
    return todo


@app.get("/todos/{todo_id}", response_model=TodoPublic)
async def get_todo(todo_id: UUID, user: CurrentUser, session: Session):
    return await find_todo(session, user, todo_id)


@app.patch("/todos/{todo_id}", response_model=TodoPublic)
async def update_todo(todo_id: UUID, data: TodoUpdate, user: CurrentUser, session: Session):
    todo = await find_todo(session, user, todo_id)
    changes = data.model_dump(exclude_unset=True)
    for name, value in changes.items():
        setattr(todo, name, value)
    now = datetime.now(timezone.utc)
    if "completed" in changes:
        todo.completed_at = (todo.completed_at or now) if todo.completed else None
    todo.version += 1
    todo.updated_at = now
    await session.commit()
    return todo
