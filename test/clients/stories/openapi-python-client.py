"""The story with the client of openapi-python-client. The address and the email are its arguments."""

import sys
from taskpact import AuthenticatedClient, Client
from taskpact.api.auth import create_token, register
from taskpact.api.batch import run_batch
from taskpact.api.projects import create_project, list_members
from taskpact.api.todos import create_todo, delete_todo, get_todo, list_todos, update_todo
from taskpact.models import (
    Batch, BatchOperation, BatchOperationMethod, ListTodosSort, ProjectCreate, Registration, TodoCreate, TodoUpdate,
    TokenRequest, TokenRequestGrantType,
)

url, email = sys.argv[1:]
password = "tin whistle at low tide"
stranger = Client(base_url=url)
user = register.sync(client=stranger, body=Registration(email=email, password=password, name="Ada"))
print("registered", user.email == email)
form = TokenRequest(grant_type=TokenRequestGrantType.PASSWORD, username=email, password=password)
token = create_token.sync(client=stranger, body=form)
print("token", token.token_type)
client = AuthenticatedClient(base_url=url, token=token.access_token)
made = [create_todo.sync(client=client, body=TodoCreate(title=title, priority=2)) for title in ["One", "Two", "Three"]]
print("created", len(made))
query = dict(client=client, completed=False, priority=2, sort=ListTodosSort("-created_at"), limit=2)
first = list_todos.sync_detailed(**query)
cursor = first.headers["Link"].split("cursor=")[1].split(">")[0].split("&")[0]
print("pages", [todo.title for todo in first.parsed + list_todos.sync(**query, cursor=cursor)])
todo = update_todo.sync(made[0].id, client=client, body=TodoUpdate(completed=True, due_at=None))
print("patched", todo.completed and todo.due_at is None)
project = create_project.sync(client=client, body=ProjectCreate(name="Garden"))
print("project", project.name)
print("members", [member.role.value for member in list_members.sync(project.id, client=client)])
operation = BatchOperation(method=BatchOperationMethod.POST, path="/todos", body={"title": "Four"})
results = run_batch.sync(client=client, body=Batch(operations=[operation]))
print("batch", results.committed, results.results[0].status)
delete_todo.sync_detailed(made[1].id, client=client)
print("deleted")
for answer in (get_todo.sync(made[1].id, client=client), create_todo.sync(client=client, body=TodoCreate(title=" "))):
    print("problem", answer.status, answer.code.value)
