/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls a function over and over on several connections: how many calls were lost, how long the others took, and how
 * many there were in a second. */
public final class WarmCalls {

    private WarmCalls() {}

    /**
     * Runs the calls.
     *
     * @param arguments the URL, how many calls, on how many connections, and the body to post, if there is one
     */
    public static void main(String[] arguments) throws Exception {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(arguments[0]));
        HttpRequest request = arguments.length > 3
                ? builder.POST(HttpRequest.BodyPublishers.ofString(arguments[3])).build()
                : builder.build();
        int connections = Integer.parseInt(arguments[2]);
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[1]));
        AtomicInteger lost = new AtomicInteger();
        List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        ExecutorService callers = Executors.newFixedThreadPool(connections);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            running.add(callers.submit(() -> call(request, left, lost, nanos)));
        }
        for (Future<?> caller : running) {
            caller.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        callers.shutdown();
        Collections.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%d calls, %d lost, p50 %.2f ms, p99 %.2f ms, %.0f calls/s%n",
                nanos.size(),
                lost.get(),
                nanos.get(nanos.size() / 2) / 1e6,
                nanos.get(nanos.size() * 99 / 100) / 1e6,
                nanos.size() / seconds);
    }

    private static void call(HttpRequest request, AtomicInteger left, AtomicInteger lost, List<Long> nanos) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        while (left.getAndDecrement() > 0) {
            long start = System.nanoTime();
            try {
                HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() != 200) {
                    lost.incrementAndGet();
                }
            } catch (Exception e) {
                lost.incrementAndGet();
            }
            nanos.add(System.nanoTime() - start);
        }
    }
}
