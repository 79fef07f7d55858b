package ledger.client;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Takes a body into memory for as long as it goes on coming.
///
/// The HTTP client of the JDK waits for the head of an answer as long as it is told to, and for its
/// body for ever.
final class ArrivingBody implements Flow.Subscriber<List<ByteBuffer>> {

  /// In bytes: twice what is given of the largest entry. An answer without end would fill the
  /// memory.
  private static final long LARGEST = 1L << 28;

  private final List<byte[]> parts = new ArrayList<>();
  private final AtomicLong come = new AtomicLong();
  private final CompletableFuture<List<byte[]>> whole = new CompletableFuture<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

  /// It is larger than any answer.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// @throws HttpTimeoutException where too little of it comes
  static byte[] of(Flow.Publisher<List<ByteBuffer>> body, Patience patience)
      throws IOException, InterruptedException {
    var arriving = new ArrivingBody();
    body.subscribe(arriving);
    return joined(arriving.awaited(patience));
  }

  private static byte[] joined(List<byte[]> parts) {
    var whole = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
    parts.forEach(whole::put);
    return whole.array();
  }

  private List<byte[]> awaited(Patience patience) throws IOException, InterruptedException {
    try {
      for (long before = 0; ; before = come.get())
        try {
          return whole.get(patience.millis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
          if (come.get() - before < patience.leastBytes())
            throw new HttpTimeoutException("too little of the body came");
        }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException told ? told : new IOException(e.getCause());
    } finally {
      if (!whole.isDone()) cancel();
    }
  }

  private void cancel() {
    if (subscription.isDone()) subscription.join().cancel();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription.complete(given);
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> given) {
    for (var part : given) {
      var some = new byte[part.remaining()];
      part.get(some);
      if (come.addAndGet(some.length) > LARGEST) {
        whole.completeExceptionally(new TooLarge());
        cancel();
        return;
      }
      parts.add(some);
    }
  }

  @Override
  public void onError(Throwable fault) {
    whole.completeExceptionally(fault);
  }

  @Override
  public void onComplete() {
    whole.complete(parts);
  }
}
