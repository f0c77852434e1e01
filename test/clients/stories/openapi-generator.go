// The story with the client of openapi-generator's `go`. The address and the email are its arguments.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"regexp"

	taskpact "example.com/taskpact"
)

func must[T any](value T, _ *http.Response, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	url, email, password := os.Args[1], os.Args[2], "tin whistle at low tide"
	configuration := taskpact.NewConfiguration()
	configuration.Servers = taskpact.ServerConfigurations{{URL: url}}
	client := taskpact.NewAPIClient(configuration)
	ctx := context.Background()

	user := must(client.AuthAPI.Register(ctx).Registration(*taskpact.NewRegistration(email, password, "Ada")).Execute())
	fmt.Println("registered", user.Email == email)
	token := must(client.AuthAPI.CreateToken(ctx).GrantType("password").Username(email).Password(password).Execute())
	fmt.Println("token", token.TokenType)
	ctx = context.WithValue(ctx, taskpact.ContextAccessToken, token.AccessToken)
	made := []string{}
	for _, title := range []string{"One", "Two", "Three"} {
		create := taskpact.NewTodoCreate(title)
		create.SetPriority(2)
		made = append(made, must(client.TodosAPI.CreateTodo(ctx).TodoCreate(*create).Execute()).Id)
	}
	fmt.Println("created", len(made))
	list := func() taskpact.ApiListTodosRequest {
		return client.TodosAPI.ListTodos(ctx).Completed(false).Priority(2).Sort("-created_at").Limit(2)
	}
	first, response, err := list().Execute()
	if err != nil {
		panic(err)
	}
	cursor := regexp.MustCompile(`cursor=([^&>]+)`).FindStringSubmatch(response.Header.Get("Link"))[1]
	titles := []string{}
	for _, todo := range append(first, must(list().Cursor(cursor).Execute())...) {
		titles = append(titles, todo.Title)
	}
	fmt.Println("pages", titles)
	update := taskpact.NewTodoUpdate()
	update.SetCompleted(true)
	update.SetDueAtNil()
	todo := must(client.TodosAPI.UpdateTodo(ctx, made[0]).TodoUpdate(*update).Execute())
	fmt.Println("patched", todo.Completed && todo.DueAt.IsSet() && todo.DueAt.Get() == nil)
	project := must(client.ProjectsAPI.CreateProject(ctx).ProjectCreate(*taskpact.NewProjectCreate("Garden")).Execute())
	fmt.Println("project", project.Name)
	members := must(client.ProjectsAPI.ListMembers(ctx, project.Id).Execute())
	fmt.Println("members", members[0].Role)
	operation := taskpact.NewBatchOperation("POST", "/todos")
	operation.SetBody(map[string]string{"title": "Four"})
	batch := *taskpact.NewBatch([]taskpact.BatchOperation{*operation})
	results := must(client.BatchAPI.RunBatch(ctx).Batch(batch).Execute())
	fmt.Println("batch", results.Committed, results.Results[0].Status)
	if _, err := client.TodosAPI.DeleteTodo(ctx, made[1]).Execute(); err != nil {
		panic(err)
	}
	fmt.Println("deleted")
	_, _, gone := client.TodosAPI.GetTodo(ctx, made[1]).Execute()
	_, _, blank := client.TodosAPI.CreateTodo(ctx).TodoCreate(*taskpact.NewTodoCreate(" ")).Execute()
	for _, err := range []error{gone, blank} {
		problem := err.(*taskpact.GenericOpenAPIError).Model().(taskpact.Problem)
		fmt.Println("problem", problem.Status, problem.Code)
	}
	// A list of a discriminated union.
	must(client.EventsAPI.ListActivity(ctx).Limit(1).Execute())
}
