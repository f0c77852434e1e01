// The story with the client of oapi-codegen. The address and the email are its arguments.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"regexp"

	taskpact "example.com/taskpact"
	"github.com/oapi-codegen/nullable"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func to[T any](value T) *T { return &value }

func main() {
	url, email, password := os.Args[1], os.Args[2], "tin whistle at low tide"
	ctx := context.Background()
	stranger := must(taskpact.NewClientWithResponses(url))
	user := must(stranger.RegisterWithResponse(ctx, taskpact.Registration{Email: taskpact.Email(email), Password: password, Name: "Ada"}))
	fmt.Println("registered", string(user.JSON201.Email) == email)
	form := taskpact.TokenRequest{GrantType: "password", Username: &email, Password: &password}
	token := must(stranger.CreateTokenWithFormdataBodyWithResponse(ctx, &taskpact.CreateTokenParams{}, form)).JSON200
	fmt.Println("token", token.TokenType)
	client := must(taskpact.NewClientWithResponses(url, taskpact.WithRequestEditorFn(
		func(_ context.Context, request *http.Request) error {
			request.Header.Set("Authorization", "Bearer "+token.AccessToken)
			return nil
		})))
	made := []taskpact.Id{}
	for _, title := range []string{"One", "Two", "Three"} {
		body := taskpact.TodoCreate{Title: title, Priority: to(taskpact.Priority(2))}
		made = append(made, must(client.CreateTodoWithResponse(ctx, nil, body)).JSON201.Id)
	}
	fmt.Println("created", len(made))
	query := taskpact.ListTodosParams{
		Completed: to(false), Priority: to(taskpact.Priority(2)), Limit: to(int32(2)),
		Sort: to(taskpact.ListTodosParamsSort("-created_at")),
	}
	first := must(client.ListTodosWithResponse(ctx, &query))
	link := first.HTTPResponse.Header.Get("Link")
	query.Cursor = to(regexp.MustCompile(`cursor=([^&>]+)`).FindStringSubmatch(link)[1])
	titles := []string{}
	for _, todo := range append(*first.JSON200, *must(client.ListTodosWithResponse(ctx, &query)).JSON200...) {
		titles = append(titles, string(todo.Title))
	}
	fmt.Println("pages", titles)
	update := taskpact.TodoUpdate{Completed: to(true)}
	update.DueAt = nullable.NewNullNullable[taskpact.Instant]()
	todo := must(client.UpdateTodoWithResponse(ctx, made[0], nil, update)).JSON200
	fmt.Println("patched", todo.Completed && todo.DueAt.IsNull())
	project := must(client.CreateProjectWithResponse(ctx, nil, taskpact.ProjectCreate{Name: "Garden"})).JSON201
	fmt.Println("project", project.Name)
	members := *must(client.ListMembersWithResponse(ctx, project.Id, nil)).JSON200
	fmt.Println("members", members[0].Role)
	var content any = map[string]string{"title": "Four"}
	operation := taskpact.BatchOperation{Method: "POST", Path: "/todos", Body: &content}
	batch := taskpact.Batch{Operations: []taskpact.BatchOperation{operation}}
	results := must(client.RunBatchWithResponse(ctx, nil, batch)).JSON200
	fmt.Println("batch", results.Committed, results.Results[0].Status)
	must(client.DeleteTodoWithResponse(ctx, made[1], nil))
	fmt.Println("deleted")
	gone := must(client.GetTodoWithResponse(ctx, made[1], nil)).ApplicationproblemJSON404
	blank := must(client.CreateTodoWithResponse(ctx, nil, taskpact.TodoCreate{Title: " "})).ApplicationproblemJSON422
	fmt.Println("problem", gone.Status, gone.Code)
	fmt.Println("problem", blank.Status, blank.Code)
}
