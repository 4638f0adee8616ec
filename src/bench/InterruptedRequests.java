/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.workflow.DeployOptions;
import io.github.serverlessmaven.workflow.DeployService;
import io.github.serverlessmaven.workflow.FolderBuild;
import io.github.serverlessmaven.workflow.FunctionOptions;
import io.github.serverlessmaven.workflow.LoadService;
import io.github.serverlessmaven.workflow.LocalOptions;
import io.github.serverlessmaven.workflow.PackageService;
import io.github.serverlessmaven.workflow.PackagingOptions;
import io.github.serverlessmaven.workflow.PruneService;
import io.github.serverlessmaven.workflow.RemoveService;
import io.github.serverlessmaven.workflow.RollBackService;
import io.github.serverlessmaven.workflow.ServiceOptions;
import io.github.serverlessmaven.workflow.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Interrupts one path of a deployment at each of its requests, in each way, runs it again and compares what is in the emulator then with
 * what an undisturbed run leaves. Prints a line for each way, and each point that did not recover.
 *
 * <p>Arguments: the emulator's address, a folder to work in, and the path: first, update, functions, restore, rollback, prune or remove; and one way, for all unless given.
 */
public final class InterruptedRequests {

    /** How a request fails. After a lasting fault nothing gets through until the run has ended. */
    enum Way {
        CUT_BEFORE("connection cut before the request", true),
        LOST_ANSWER("request done, answer and connection lost", true),
        CUT_ANSWER("connection cut within the answer, once", false),
        ERROR("status 500, once", false),
        LASTING_ERROR("status 500 from then on", true),
        THROTTLED("throttled, once", false),
        DELAYED("answered after 3 seconds, once", false),
        KILLED("process killed after the request was done", true);

        private final String words;
        private final boolean isLasting;

        Way(String words, boolean isLasting) {
            this.words = words;
            this.isLasting = isLasting;
        }
    }

    /** What is asked again and again while CloudFormation works: only the first requests are points. */
    private static final Set<String> POLLS =
            Set.of("DescribeStacks", "DescribeStackEvents", "DescribeChangeSet", "DescribeEvents");

    private static final int POINTS_OF_A_POLL = 2;
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

    private static final String SERVICE = """
            service: interrupted
            provider:
              name: aws
              runtime: python3.12
              region: us-east-1
              pruneFunctionVersions: {number: 1}
              stackPolicy: [{Effect: Allow, Principal: '*', Action: 'Update:*', Resource: '*'}]
              stackTags: {team: bench}
            functions:
              hello:
                handler: handler.main
                url: true
                environment: {CHANGE: '%s'}
                events: [{schedule: rate(1 hour)}]
            resources:
              Resources:
                Jobs: {Type: AWS::SQS::Queue}
            """;

    private final URI emulator;
    private final Path home;
    private final Proxy proxy;
    private int accounts;

    private InterruptedRequests(URI emulator, Path home) throws IOException {
        this.emulator = emulator;
        this.home = home;
        this.proxy = new Proxy(emulator);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("act")) {
            act(arguments[1], Path.of(arguments[2]), URI.create(arguments[3]));
            return;
        }
        new InterruptedRequests(URI.create(arguments[0]), Path.of(arguments[1])).interrupt(
                arguments[2],
                arguments.length > 3 ? List.of(Way.valueOf(arguments[3])) : List.of(Way.values()));
        System.exit(0);
    }

    private void interrupt(String path, List<Way> ways) throws Exception {
        Run reference = prepared(path);
        proxy.begin(Optional.empty(), Optional.empty());
        reference.act(path, proxy.address());
        List<String> points = proxy.points();
        String expected = reference.state();
        System.out.println(path + ": " + proxy.requests() + " requests, points " + points);
        for (Way way : ways) {
            int recovered = 0;
            int failed = 0;
            for (String point : points) {
                Run run = prepared(path);
                boolean hasFailed = way == Way.KILLED ? run.killed(path, point) : run.failed(path, point, way);
                failed += hasFailed ? 1 : 0;
                proxy.begin(Optional.empty(), Optional.empty());
                try {
                    run.act(path, proxy.address());
                } catch (RuntimeException again) {
                    System.out.println("  NOT RECOVERED " + way + " at " + point + ": " + again);
                    continue;
                }
                String state = run.state();
                if (state.equals(expected)) {
                    recovered++;
                } else {
                    System.out.println("  OTHER STATE after " + way + " at " + point + ":" + missing(state, expected, "+")
                            + missing(expected, state, "-"));
                }
            }
            System.out.println("| " + path + " | " + way.words + " | " + points.size() + " | " + failed + " | " + recovered + " |");
        }
    }

    /** The lines of a state that another one lacks. */
    private static String missing(String state, String other, String sign) {
        List<String> known = other.lines().toList();
        return state.lines()
                .filter(line -> !known.contains(line))
                .map(line -> "\n    " + sign + " " + line)
                .collect(Collectors.joining());
    }

    /** A new account in which everything is done that comes before the path. */
    private Run prepared(String path) throws IOException {
        Run run = new Run(String.format("7%05d%06d", Math.abs(path.hashCode() % 100_000), accounts++));
        run.write("one");
        if (!path.equals("first")) {
            run.act("first", emulator);
        }
        if (path.equals("update") || path.equals("functions")) {
            run.write("two");
        }
        if (Set.of("rollback", "prune").contains(path)) {
            Files.writeString(first(run.folder), run.deployment());
            run.write("two");
            run.act("first", emulator);
        }
        if (path.equals("restore")) {
            run.write("two");
            run.act("functions", emulator);
            run.write("one");
        }
        return run;
    }

    /** The file that has the id of the first deployment; inside of the folder it would be packaged. */
    private static Path first(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".first");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void act(String path, Path folder, URI endpoint) {
        FolderBuild build = new FolderBuild(folder)
                .withOptions(new ServiceOptions(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(endpoint), false));
        LoadService services = new LoadService(build);
        Targets targets = new Targets(build, "aws", Optional.empty(), LocalOptions.DEFAULT);
        if (path.equals("remove")) {
            new RemoveService(build, services, targets, false, Safeguards.NONE, event -> {}).removeAll();
        } else if (path.equals("rollback")) {
            Optional<String> first = Optional.of(read(first(folder)));
            new RollBackService(build, services, targets, first, false, false, Safeguards.NONE, event -> {}).rollBackAll();
        } else if (path.equals("prune")) {
            new PruneService(build, services, targets, 1, false, Safeguards.NONE, event -> {}).pruneAll();
        } else {
            PackageService packaging = new PackageService(
                    build,
                    services,
                    new PackagingOptions(false, false, Optional.empty(), Optional.empty(), Optional.empty()));
            FunctionOptions functions = path.equals("functions")
                    ? new FunctionOptions(Optional.of("hello"), false)
                    : FunctionOptions.NONE;
            new DeployService(build, services, targets, DeployOptions.NONE, functions, Safeguards.NONE, event -> {}).deployAll(packaging);
        }
    }

    /** One account of the emulator, with the service that is deployed to it. */
    private final class Run {

        private final String account;
        private final Path folder;

        private Run(String account) throws IOException {
            this.account = account;
            this.folder = Files.createDirectories(home.resolve(account));
        }

        private void write(String change) throws IOException {
            Files.writeString(folder.resolve("serverless.yml"), SERVICE.formatted(change));
            Files.writeString(
                    folder.resolve("handler.py"), "def main(event, context):\n    return '" + change + "'\n");
        }

        private void act(String path, URI endpoint) {
            System.setProperty("aws.accessKeyId", account);
            System.setProperty("aws.secretAccessKey", "secret");
            InterruptedRequests.act(path, folder, endpoint);
        }

        private boolean failed(String path, String point, Way way) {
            proxy.begin(Optional.of(point), Optional.of(way));
            try {
                act(path, proxy.address());
                return false;
            } catch (RuntimeException interrupted) {
                return true;
            }
        }

        private boolean killed(String path, String point) throws Exception {
            Process process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Daws.accessKeyId=" + account,
                            "-Daws.secretAccessKey=secret",
                            "-cp",
                            System.getProperty("bench.classpath"),
                            System.getProperty("bench.source"),
                            "act",
                            path,
                            folder.toString(),
                            proxy.address().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve(account + ".txt").toFile())
                    .start();
            proxy.begin(Optional.of(point), Optional.of(Way.KILLED), process);
            return process.waitFor() != 0;
        }

        /** The id of the only deployment. */
        private String deployment() {
            try (S3Client buckets = buckets()) {
                return buckets.listObjectsV2(request -> request.bucket(buckets.listBuckets().buckets().get(0).name())
                                .prefix("serverless/interrupted/dev/deployments/"))
                        .contents()
                        .get(0)
                        .key()
                        .replaceAll(".*/|[.]json", "");
            }
        }

        private S3Client buckets() {
            return S3Client.builder()
                    .endpointOverride(emulator)
                    .forcePathStyle(true)
                    .region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "secret")))
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .build();
        }

        /** What is in the account, as text; what differs between accounts and times, and receipts, which only save requests, are left out. */
        private String state() {
            List<String> lines = new ArrayList<>();
            StaticCredentialsProvider credentials =
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "secret"));
            try (var stacks = CloudFormationClient.builder()
                            .endpointOverride(emulator)
                            .region(Region.US_EAST_1)
                            .credentialsProvider(credentials)
                            .httpClientBuilder(UrlConnectionHttpClient.builder())
                            .build();
                    var functions = LambdaClient.builder()
                            .endpointOverride(emulator)
                            .region(Region.US_EAST_1)
                            .credentialsProvider(credentials)
                            .httpClientBuilder(UrlConnectionHttpClient.builder())
                            .build();
                    var buckets = buckets()) {
                try {
                    stacks.describeStacks(request -> request.stackName("interrupted-dev"))
                            .stacks()
                            .forEach(stack -> lines.add("stack " + stack.stackStatus().toString().replace("CREATE", "UPDATE") + " " + stack.tags()));
                    lines.add("template "
                            + stacks.getTemplate(request -> request.stackName("interrupted-dev"))
                                    .templateBody()
                                    .hashCode());
                } catch (CloudFormationException none) {
                    lines.add("no stack");
                }
                functions.listFunctions().functions().forEach(function -> {
                    lines.add("function " + function.functionName() + " " + function.codeSha256() + " "
                            + function.environment().variables());
                    functions.listVersionsByFunction(request -> request.functionName(function.functionName()))
                            .versions()
                            .forEach(version -> lines.add("version of " + version.codeSha256()));
                });
                buckets.listBuckets().buckets().forEach(bucket -> buckets
                        .listObjectsV2(request -> request.bucket(bucket.name()))
                        .contents()
                        .stream()
                        .filter(object -> !object.key().contains("/receipts/"))
                        .forEach(object -> lines.add(
                                "object " + object.key().replaceAll("\\d{13}[^/]*", "TIME")
                                        + (object.key().matches(".*/(deployments|functions)/.*") ? "" : " " + object.size()))));
            }
            return String.join("\n", lines.stream().distinct().sorted().toList());
        }
    }

    /** Stands in front of the emulator and fails at one request. */
    private static final class Proxy {

        private final URI emulator;
        private final HttpServer server;
        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final Map<String, Integer> seen = new TreeMap<>();
        private final List<String> points = new ArrayList<>();
        private Optional<String> point = Optional.empty();
        private Optional<Way> way = Optional.empty();
        private Optional<Process> process = Optional.empty();
        private boolean isGone;
        private int requests;

        private Proxy(URI emulator) throws IOException {
            this.emulator = emulator;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::handle);
            server.setExecutor(Executors.newCachedThreadPool());
            server.start();
        }

        private URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        private synchronized void begin(Optional<String> failingPoint, Optional<Way> failingWay, Process... killed) {
            seen.clear();
            points.clear();
            requests = 0;
            isGone = false;
            point = failingPoint;
            way = failingWay;
            process = Stream.of(killed).findFirst();
        }

        private synchronized List<String> points() {
            return List.copyOf(points);
        }

        private synchronized int requests() {
            return requests;
        }

        private synchronized Optional<Way> faultOf(String operation) {
            requests++;
            int count = seen.merge(operation, 1, Integer::sum);
            String name = operation + "#" + count;
            if (!POLLS.contains(operation) || count <= POINTS_OF_A_POLL) {
                points.add(name);
            }
            if (isGone) {
                return way.map(lasting -> lasting == Way.LASTING_ERROR ? lasting : Way.CUT_BEFORE);
            }
            if (point.filter(name::equals).isEmpty()) {
                return Optional.empty();
            }
            isGone = way.filter(lasting -> lasting.isLasting).isPresent();
            return way;
        }

        private void handle(HttpExchange exchange) throws IOException {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<Way> fault = faultOf(operation(exchange, body));
            if (fault.isEmpty()) {
                answer(exchange, forward(exchange, body), 1);
                return;
            }
            switch (fault.get()) {
                case CUT_BEFORE -> throw new IOException("cut");
                case LOST_ANSWER -> {
                    forward(exchange, body);
                    throw new IOException("lost");
                }
                case CUT_ANSWER -> answer(exchange, forward(exchange, body), 2);
                case ERROR, LASTING_ERROR -> error(exchange, 500, "InternalFailure");
                case THROTTLED -> error(exchange, isS3(exchange) ? 503 : 400, isS3(exchange) ? "SlowDown" : "Throttling");
                case DELAYED -> {
                    sleep();
                    answer(exchange, forward(exchange, body), 1);
                }
                case KILLED -> {
                    forward(exchange, body);
                    process.ifPresent(Process::destroyForcibly);
                    throw new IOException("killed");
                }
            }
        }

        private static void sleep() {
            try {
                Thread.sleep(3000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static boolean isS3(HttpExchange exchange) {
            return authorization(exchange).contains("/s3/");
        }

        private static String authorization(HttpExchange exchange) {
            return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("");
        }

        /** The name of what is asked, without names of buckets and the like. */
        private static String operation(HttpExchange exchange, byte[] body) {
            Matcher action = ACTION.matcher(new String(body, StandardCharsets.ISO_8859_1));
            String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                    .orElse("");
            if (type.startsWith("application/x-www-form-urlencoded") && action.find()) {
                return action.group(1);
            }
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (target != null) {
                return target;
            }
            String path = exchange.getRequestURI()
                    .getPath()
                    .replaceAll("[0-9a-f]{64}|\\d{13}[^/]*", "*")
                    .replaceAll("^/interrupted-dev-serverlessdeploymentbuck[^/]*", "/BUCKET");
            String query = Optional.ofNullable(exchange.getRequestURI().getQuery())
                    .map(text -> "?" + text.replaceAll("=[^&]*", ""))
                    .orElse("");
            return exchange.getRequestMethod() + " " + path + query;
        }

        private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
            HttpRequest.Builder request = HttpRequest.newBuilder(emulator.resolve(exchange.getRequestURI().toString()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!Set.of("host", "connection", "content-length", "expect", "transfer-encoding", "upgrade")
                        .contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            try {
                return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        private static void answer(HttpExchange exchange, HttpResponse<byte[]> response, int part) throws IOException {
            response.headers().map().forEach((name, values) -> {
                if (!Set.of("content-length", "transfer-encoding", "connection", "date")
                        .contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
            });
            byte[] body = response.body();
            boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
            if (part > 1) {
                exchange.sendResponseHeaders(response.statusCode(), Math.max(2, body.length));
                exchange.getResponseBody().write(body, 0, body.length / part);
                exchange.getResponseBody().flush();
                throw new IOException("cut");
            }
            exchange.sendResponseHeaders(response.statusCode(), hasBody ? body.length : -1);
            if (hasBody) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        }

        private static void error(HttpExchange exchange, int status, String code) throws IOException {
            boolean isXml = isS3(exchange) || authorization(exchange).contains("/cloudformation/");
            String xml = isS3(exchange)
                    ? "<Error><Code>" + code + "</Code><Message>interrupted</Message></Error>"
                    : "<ErrorResponse><Error><Code>" + code
                            + "</Code><Message>interrupted</Message></Error><RequestId>1</RequestId></ErrorResponse>";
            byte[] body = (isXml ? xml : "{\"__type\":\"" + code + "\",\"message\":\"interrupted\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", isXml ? "text/xml" : "application/json");
            exchange.getResponseHeaders().add("x-amzn-ErrorType", code);
            boolean hasBody = !exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, hasBody ? body.length : -1);
            if (hasBody) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        }
    }
}
