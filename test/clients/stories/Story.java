/** The story with the client of openapi-generator's `java`, library `native`. The address and the email are its arguments. */
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.*;
import org.openapitools.client.model.*;

public class Story {
  public static void main(String[] args) throws Exception {
    String email = args[1], password = "tin whistle at low tide";
    // The HttpClient of the JDK as it is: it offers HTTP/2 with each request.
    ApiClient client = new ApiClient();
    client.updateBaseUri(args[0]);
    AuthApi auth = new AuthApi(client);
    User user = auth.register(new Registration().email(email).password(password).name("Ada"));
    System.out.println("registered " + user.getEmail().equals(email));
    // The four that are null in front are headers and cookies of the service's own pages.
    Token token =
        auth.createToken("password", null, null, null, null, email, password, null, null, null, null, null);
    System.out.println("token " + token.getTokenType().getValue());
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token.getAccessToken()));
    TodosApi todos = new TodosApi(client);
    List<UUID> made = new ArrayList<>();
    for (String title : List.of("One", "Two", "Three"))
      made.add(todos.createTodo(new TodoCreate().title(title).priority(2), null).getId());
    System.out.println("created " + made.size());
    var first = todos.listTodosWithHttpInfo(false, null, 2, null, null, null, null, "-created_at", null, 2, null, null);
    var link = Pattern.compile("cursor=([^&>]+)").matcher(first.getHeaders().get("link").get(0));
    link.find();
    List<Todo> all = new ArrayList<>(first.getData());
    all.addAll(todos.listTodos(false, null, 2, null, null, null, null, "-created_at", null, 2, link.group(1), null));
    System.out.println("pages " + all.stream().map(Todo::getTitle).toList());
    Todo todo = todos.updateTodo(made.get(0), new TodoUpdate().completed(true).dueAt(null), null);
    System.out.println("patched " + (todo.getCompleted() && todo.getDueAt() == null));
    ProjectsApi projects = new ProjectsApi(client);
    Project project = projects.createProject(new ProjectCreate().name("Garden"), null);
    System.out.println("project " + project.getName());
    var members = projects.listMembers(project.getId(), null, null, null, null, null);
    System.out.println("members " + members.get(0).getRole().getValue());
    var operation = new BatchOperation().method(BatchOperation.MethodEnum.POST).path("/todos").body(Map.of("title", "Four"));
    var results = new BatchApi(client).runBatch(new Batch().addOperationsItem(operation), null);
    System.out.println("batch " + results.getCommitted() + " " + results.getResults().get(0).getStatus());
    todos.deleteTodo(made.get(1), null);
    System.out.println("deleted");
    try {
      todos.getTodo(made.get(1), null);
    } catch (ApiException error) {
      System.out.println("problem " + error.getCode() + " " + code(error));
    }
    try {
      todos.createTodo(new TodoCreate().title(" "), null);
    } catch (ApiException error) {
      System.out.println("problem " + error.getCode() + " " + code(error));
    }
  }

  static String code(ApiException error) {
    var found = Pattern.compile("\"code\":\"(\\w+)\"").matcher(error.getResponseBody());
    return found.find() ? found.group(1) : error.getResponseBody();
  }
}
