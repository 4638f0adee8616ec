/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** AWS's runtime interface client with nothing around it: a handler is fed calls one after another by the least that can feed it. */
public final class BareCalls {

    private static final List<Long> NANOS = Collections.synchronizedList(new ArrayList<>());
    private static volatile long asked;

    private BareCalls() {}

    /**
     * Runs the calls, and prints how many milliseconds the first answer took since the process was started, then p50 and p99 of all.
     *
     * @param arguments class path of client and function, handler, event, how many calls
     */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        int calls = Integer.parseInt(arguments[3]);
        CountDownLatch done = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/next")) {
                if (NANOS.size() < calls) {
                    asked = System.nanoTime();
                    next(exchange, arguments[2].getBytes(StandardCharsets.UTF_8));
                }
            } else {
                NANOS.add(System.nanoTime() - asked);
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(202, -1);
                exchange.close();
                if (NANOS.size() == 1 || NANOS.size() == calls) {
                    done.countDown();
                }
            }
        });
        server.start();
        long start = System.nanoTime();
        Process process = function(arguments[0], arguments[1], server.getAddress().getPort());
        process.onExit().thenAccept(ended -> {
            if (NANOS.size() < calls) {
                System.err.println("The function's process ended with status " + ended.exitValue() + " after "
                        + NANOS.size() + " of " + calls + " calls.");
                System.exit(1);
            }
        });
        done.await();
        double first = (System.nanoTime() - start) / 1e6;
        while (NANOS.size() < calls) {
            Thread.sleep(20);
        }
        process.destroyForcibly().waitFor();
        server.stop(0);
        List<Long> sorted = new ArrayList<>(NANOS);
        Collections.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%.2f %.3f %.3f%n",
                first,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6);
        System.exit(0);
    }

    private static void next(HttpExchange exchange, byte[] event) throws IOException {
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "call-" + NANOS.size());
        exchange.getResponseHeaders()
                .set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
        exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:0:function:bare");
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
        exchange.close();
    }

    private static Process function(String classPath, String handler, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                handler);
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + port);
        builder.environment().put("LAMBDA_TASK_ROOT", ".");
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "bare");
        builder.environment().put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        builder.environment().put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        builder.environment().put("AWS_REGION", "us-east-1");
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
