package ledger.wiring;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/// Whether a server could listen there. Asked before anything is made, by the server and, where it
/// still has to be built, by `./ledger`, which runs this file as it is: so it needs nothing but
/// Java.
final class FreePort {

  private static final int EXIT_CODE = 3;

  private FreePort() {}

  public static void main(String... hostAndPort) {
    if (!hostAndPort[1].matches("[0-9]{1,5}")) return; // The server says what is wrong with it.
    var taken = sentence(hostAndPort[0], Integer.parseInt(hostAndPort[1]));
    if (taken.isEmpty()) return;
    System.err.println(taken);
    System.exit(EXIT_CODE);
  }

  /// @return why not; empty where nothing speaks against it, or only the server itself can tell
  static String sentence(String host, int port) {
    if (port == 0 || port > 65535) return "";
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return "";
    } catch (UnknownHostException _) {
      return "";
    } catch (BindException e) {
      return String.valueOf(e.getMessage()).contains("in use") ? inUse(port) : "";
    } catch (IOException _) {
      return "";
    }
  }

  static String inUse(int port) {
    return "The ledger did not start: port " + port + " is in use; choose another with --port.";
  }
}
