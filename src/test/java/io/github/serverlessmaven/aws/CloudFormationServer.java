/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One stack over HTTP, with the rules of CloudFormation for those who change it at the same time, and buckets that hold everything. Its
 * work ends after it was looked at a few times.
 */
final class CloudFormationServer implements AutoCloseable {

    private static final String FUNCTIONS = "/2015-03-31/functions/";

    static final String STACK = "arn:aws:cloudformation:eu-central-1:111122223333:stack/hello-dev/1";

    final List<String> executed = new ArrayList<>();

    /** What was asked, in order: the actions of CloudFormation, the methods for buckets. */
    final List<String> requests = new ArrayList<>();

    String status = "";
    String template = "";

    /** When the stack was last updated. */
    Instant updated = Instant.parse("2026-11-30T14:03:12.345Z");

    /** How much later than by this deployment the stack was updated when it is read after its end. */
    Duration overtakenBy = Duration.ZERO;

    /** How many change sets must exist before the first one is ready. */
    int deployments = 1;

    /** Whether somebody else is always faster. */
    boolean isBusy;

    private final Map<String, String> changeSets = new LinkedHashMap<>();
    private final Set<String> objects = new HashSet<>();
    private final StringBuilder events = new StringBuilder();
    private final AwsServer server;
    private int made;
    private int looks;
    private String token = "";

    CloudFormationServer() throws IOException {
        server = new AwsServer(this::answer);
    }

    AwsServer server() {
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = AwsServer.body(exchange);
            String action = AwsServer.parameter(body, "Action");
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith(FUNCTIONS)) {
                function(exchange, path.substring(FUNCTIONS.length()).replaceFirst("/.*", ""));
                return;
            }
            requests.add(action.isEmpty() ? exchange.getRequestMethod() : action);
            if (action.isEmpty()) {
                bucket(exchange);
                return;
            }
            String response = respond(action, body);
            boolean refused = response.startsWith("<ErrorResponse>");
            AwsServer.answer(
                    exchange,
                    refused ? 400 : 200,
                    "text/xml",
                    refused
                            ? response
                            : "<" + action + "Response><" + action + "Result>" + response + "</" + action + "Result></"
                                    + action + "Response>");
        }
    }

    /** A function of Lambda whose updates end at once. */
    private void function(HttpExchange exchange, String name) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + name);
        AwsServer.answer(
                exchange,
                200,
                "application/json",
                "{\"FunctionName\": \"" + name
                        + "\", \"State\": \"Active\", \"RevisionId\": \"1\", \"LastUpdateStatus\": \""
                        + (exchange.getRequestMethod().equals("PUT") ? "InProgress" : "Successful")
                        + "\", \"CodeSha256\": \"\", \"Architectures\": [\"x86_64\"]}");
    }

    private void bucket(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("PUT")) {
            objects.add(path);
        }
        if (exchange.getRequestMethod().equals("GET")) {
            AwsServer.answer(
                    exchange, 200, "application/xml", "<ListBucketResult>" + listing() + "</ListBucketResult>");
            return;
        }
        boolean isAbsent = exchange.getRequestMethod().equals("HEAD")
                && path.indexOf('/', 1) > 0
                && !path.endsWith("/")
                && !objects.contains(path);
        AwsServer.answer(exchange, isAbsent ? 404 : 200, "application/xml", "<ListBucketResult></ListBucketResult>");
    }

    private String listing() {
        return objects.stream()
                .map(path -> "<Contents><Key>" + path.substring(path.indexOf('/', 1) + 1)
                        + "</Key><LastModified>2026-11-30T14:03:12.000Z</LastModified></Contents>")
                .collect(Collectors.joining());
    }

    private String respond(String action, String form) {
        return switch (action) {
            case "GetCallerIdentity" -> "<Account>111122223333</Account>";
            case "DescribeStacks" -> describe();
            case "GetTemplate" -> "<TemplateBody>" + template + "</TemplateBody>";
            case "DescribeStackResource" ->
                "<StackResourceDetail><ResourceStatus>CREATE_COMPLETE</ResourceStatus>"
                        + "<PhysicalResourceId>hello-dev-bucket</PhysicalResourceId></StackResourceDetail>";
            case "DescribeStackEvents" -> "<StackEvents>" + look() + "</StackEvents>";
            case "CreateChangeSet" -> create(form);
            case "DescribeChangeSet" ->
                changeSets.containsKey(id(form))
                        ? "<Status>" + (made < deployments ? "CREATE_IN_PROGRESS" : "CREATE_COMPLETE") + "</Status>"
                        : refuse("ChangeSetNotFound", "ChangeSet [" + id(form) + "] does not exist");
            case "UpdateStack" -> {
                changeSets.put("", AwsServer.parameter(form, "TemplateBody"));
                yield execute("", AwsServer.parameter(form, "ClientRequestToken")) + "<StackId>" + STACK + "</StackId>";
            }
            case "ExecuteChangeSet" -> execute(id(form), AwsServer.parameter(form, "ClientRequestToken"));
            default -> "";
        };
    }

    private static String id(String form) {
        return AwsServer.parameter(form, "ChangeSetName");
    }

    private String describe() {
        if (status.isEmpty()) {
            return refuse("ValidationError", "Stack with id hello-dev does not exist");
        }
        return "<Stacks><member><StackId>" + STACK + "</StackId><StackName>hello-dev</StackName><StackStatus>" + status
                + "</StackStatus><CreationTime>2026-11-01T08:00:00.000Z</CreationTime>"
                + "<Outputs><member><OutputKey>ServerlessDeploymentBucketName</OutputKey>"
                + "<OutputValue>hello-dev-bucket</OutputValue></member></Outputs>"
                + "<Tags><member><Key>STAGE</Key><Value>dev</Value></member></Tags>"
                + "<LastUpdatedTime>" + updated.plus(overtakenBy) + "</LastUpdatedTime></member></Stacks>";
    }

    /** The events; those of the end come after a few looks. */
    private String look() {
        if (status.endsWith("_IN_PROGRESS") && !status.startsWith("REVIEW") && --looks == 0) {
            status = status.replace("_IN_PROGRESS", "_COMPLETE");
            happened();
        }
        return events.toString();
    }

    private String create(String form) {
        boolean creates = AwsServer.parameter(form, "ChangeSetType").equals("CREATE");
        String name = id(form);
        if (creates && !status.isEmpty() && !status.startsWith("REVIEW")) {
            return refuse(
                    "ValidationError",
                    "Stack [hello-dev] already exists and cannot be created again with the changeSet [" + name + "].");
        }
        if (!creates && status.endsWith("_IN_PROGRESS")) {
            return refuse("ValidationError", "Stack:" + STACK + " is in " + status + " state and can not be updated.");
        }
        if (changeSets.put(name, AwsServer.parameter(form, "TemplateBody")) != null) {
            return refuse("AlreadyExistsException", "ChangeSet [" + name + "] already exists");
        }
        status = creates ? "REVIEW_IN_PROGRESS" : status;
        made++;
        return "<Id>" + name + "</Id><StackId>" + STACK + "</StackId>";
    }

    private String execute(String id, String requestToken) {
        if (isBusy) {
            return refuse(
                    "InvalidChangeSetStatus",
                    "An operation on this ChangeSet is currently in progress. Please attempt this operation again later.");
        }
        if (!changeSets.containsKey(id)) {
            return refuse("ChangeSetNotFound", "ChangeSet [" + id + "] does not exist");
        }
        template = changeSets.get(id);
        updated = updated.plusSeconds(60);
        executed.add(template);
        changeSets.clear();
        status = status.startsWith("REVIEW") ? "CREATE_IN_PROGRESS" : "UPDATE_IN_PROGRESS";
        looks = 3;
        token = requestToken;
        happened();
        return "";
    }

    private void happened() {
        events.insert(
                0,
                "<member><EventId>" + events.length() + "</EventId><LogicalResourceId>hello-dev</LogicalResourceId>"
                        + "<ResourceType>AWS::CloudFormation::Stack</ResourceType><ResourceStatus>" + status
                        + "</ResourceStatus><Timestamp>" + updated.plusMillis(1 + events.length())
                        + "</Timestamp><ClientRequestToken>" + token + "</ClientRequestToken></member>");
    }

    private static String refuse(String code, String message) {
        return "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                + "</Message></Error></ErrorResponse>";
    }

    @Override
    public void close() {
        server.close();
    }
}
