/** The clients of the JDK and of Apache with their defaults, which offer another protocol with each request over HTTP. */
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

public class Upgrades {
  public static void main(String[] args) throws Exception {
    String url = args[0];
    HttpClient jdk = HttpClient.newHttpClient();
    CloseableHttpClient apache = HttpClients.createDefault();
    for (String path : new String[] {"/health", "/todos", "/events/ws"}) {
      var response = jdk.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
      System.out.println("jdk GET " + path + " " + response.version() + " " + response.statusCode());
      System.out.println("apache GET " + path + " " + status(apache, new HttpGet(url + path)));
    }
    for (String email : new String[] {args[1], "apache-" + args[1]}) {
      String body = "{\"email\":\"" + email + "\",\"password\":\"tin whistle at low tide\",\"name\":\"Ada\"}";
      if (email == args[1]) {
        var request = HttpRequest.newBuilder(URI.create(url + "/auth/register"));
        request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        System.out.println("jdk POST " + jdk.send(request.build(), BodyHandlers.ofString()).statusCode());
      } else {
        HttpPost request = new HttpPost(url + "/auth/register");
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        System.out.println("apache POST " + status(apache, request));
      }
    }
  }

  static int status(CloseableHttpClient client, ClassicHttpRequest request) throws Exception {
    return client.execute(request, response -> response.getCode());
  }
}
