// The story with the client of ogen. The address and the email are its arguments.
package main

import (
	"context"
	"fmt"
	"os"
	"regexp"

	taskpact "example.com/taskpact/taskpact"
	"github.com/go-faster/jx"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// signedIn has the token that each request of a client carries.
type signedIn struct{ token string }

func (user signedIn) BearerAuth(context.Context, taskpact.OperationName) (taskpact.BearerAuth, error) {
	return taskpact.BearerAuth{Token: user.token}, nil
}

func main() {
	url, email, password := os.Args[1], os.Args[2], "tin whistle at low tide"
	ctx := context.Background()
	stranger := must(taskpact.NewClient(url, signedIn{}))
	registration := taskpact.Registration{Email: taskpact.Email(email), Password: taskpact.Password(password), Name: "Ada"}
	user := must(stranger.Register(ctx, &registration)).(*taskpact.UserHeaders).Response
	fmt.Println("registered", string(user.Email) == email)
	form := taskpact.TokenRequest{
		GrantType: taskpact.TokenRequestGrantTypePassword,
		Username:  taskpact.NewOptString(email),
		Password:  taskpact.NewOptString(password),
	}
	token := must(stranger.CreateToken(ctx, &form, taskpact.CreateTokenParams{})).(*taskpact.TokenHeaders).Response
	fmt.Println("token", token.TokenType)
	client := must(taskpact.NewClient(url, signedIn{token.AccessToken}))
	made := []taskpact.GivenId{}
	for _, title := range []taskpact.TodoTitle{"One", "Two", "Three"} {
		body := taskpact.TodoCreate{Title: title, Priority: taskpact.NewOptPriority(2)}
		created := must(client.CreateTodo(ctx, &body, taskpact.CreateTodoParams{})).(*taskpact.TodoHeaders).Response
		made = append(made, taskpact.GivenId(created.ID))
	}
	fmt.Println("created", len(made))
	query := taskpact.ListTodosParams{
		Completed: taskpact.NewOptBool(false), Priority: taskpact.NewOptPriority(2), Limit: taskpact.NewOptInt32(2),
		Sort: taskpact.NewOptListTodosSort(taskpact.ListTodosSortMinusCreatedAt),
	}
	first := must(client.ListTodos(ctx, query)).(*taskpact.ListTodosOKHeaders)
	query.Cursor = taskpact.NewOptString(regexp.MustCompile(`cursor=([^&>]+)`).FindStringSubmatch(first.Link.Value)[1])
	second := must(client.ListTodos(ctx, query)).(*taskpact.ListTodosOKHeaders)
	titles := []string{}
	for _, todo := range append(first.Response, second.Response...) {
		titles = append(titles, string(todo.Title))
	}
	fmt.Println("pages", titles)
	update := taskpact.UpdateTodoApplicationMergePatchJSON{Completed: taskpact.NewOptBool(true)}
	update.DueAt.SetToNull()
	updated := must(client.UpdateTodo(ctx, &update, taskpact.UpdateTodoParams{TodoID: made[0]}))
	todo := updated.(*taskpact.GetTodoOKHeaders).Response
	fmt.Println("patched", todo.Completed && todo.DueAt.Null)
	garden := taskpact.ProjectCreate{Name: "Garden"}
	project := must(client.CreateProject(ctx, &garden, taskpact.CreateProjectParams{})).(*taskpact.ProjectHeaders).Response
	fmt.Println("project", project.Name)
	params := taskpact.ListMembersParams{ProjectID: taskpact.GivenId(project.ID)}
	members := must(client.ListMembers(ctx, params)).(*taskpact.ListMembersOKHeaders).Response
	fmt.Println("members", members[0].Role)
	operation := taskpact.BatchOperation{
		Method: taskpact.BatchOperationMethodPOST, Path: "/todos", Body: jx.Raw(`{"title":"Four"}`),
	}
	batch := taskpact.Batch{Operations: []taskpact.BatchOperation{operation}}
	results := must(client.RunBatch(ctx, &batch, taskpact.RunBatchParams{})).(*taskpact.BatchResultsHeaders).Response
	fmt.Println("batch", results.Committed, results.Results[0].Status)
	must(client.DeleteTodo(ctx, taskpact.DeleteTodoParams{TodoID: made[1]}))
	fmt.Println("deleted")
	gone := must(client.GetTodo(ctx, taskpact.GetTodoParams{TodoID: made[1]})).(*taskpact.GetTodoNotFound)
	fmt.Println("problem", gone.Status, gone.Code)
	blank := taskpact.TodoCreate{Title: " "}
	refused := must(client.CreateTodo(ctx, &blank, taskpact.CreateTodoParams{})).(*taskpact.CreateTodoUnprocessableEntity)
	fmt.Println("problem", refused.Status, refused.Code)
}
