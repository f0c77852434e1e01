"""The story with the client of openapi-generator's `python`. The address and the email are its arguments."""

import sys
import taskpact
from taskpact.rest import ApiException

url, email = sys.argv[1:]
password = "tin whistle at low tide"
client = taskpact.ApiClient(taskpact.Configuration(host=url))
auth, todos = taskpact.AuthApi(client), taskpact.TodosApi(client)
projects, batches = taskpact.ProjectsApi(client), taskpact.BatchApi(client)

user = auth.register(taskpact.Registration(email=email, password=password, name="Ada"))
print("registered", user.email == email)
token = auth.create_token("password", username=email, password=password)
client.configuration.access_token = token.access_token
print("token", token.token_type)
made = [todos.create_todo(taskpact.TodoCreate(title=title, priority=2)) for title in ["One", "Two", "Three"]]
print("created", len(made))
first = todos.list_todos_with_http_info(completed=False, priority=2, sort="-created_at", limit=2)
cursor = first.headers["Link"].split("cursor=")[1].split(">")[0].split("&")[0]
second = todos.list_todos(completed=False, priority=2, sort="-created_at", limit=2, cursor=cursor)
print("pages", [todo.title for todo in first.data + second])
todo = todos.update_todo(made[0].id, taskpact.TodoUpdate(completed=True, due_at=None))
print("patched", todo.completed and todo.due_at is None)
project = projects.create_project(taskpact.ProjectCreate(name="Garden"))
print("project", project.name)
print("members", [member.role.value for member in projects.list_members(project.id)])
operation = taskpact.BatchOperation(method="POST", path="/todos", body={"title": "Four"})
results = batches.run_batch(taskpact.Batch(operations=[operation]))
print("batch", results.committed, results.results[0].status)
todos.delete_todo(made[1].id)
print("deleted")
for attempt in (lambda: todos.get_todo(made[1].id), lambda: todos.create_todo(taskpact.TodoCreate.model_construct(title=" "))):
    try:
        attempt()
    except ApiException as error:
        print("problem", error.status, error.data.code.value)
