/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.fixtures.Publisher;
import io.github.serverlessmaven.local.trigger.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Queues, topics and buses of this machine: ElasticMQ as Maven has it, the SDK of AWS, and functions in processes of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class LocalQueuesIT {

    private static final String AFTER_RESET = "order after the reset";

    private static final String QUEUE =
            "\"%s\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\": {\"QueueName\": \"%s\"%s}}";

    @TempDir
    static Path folder;

    private final LocalSetUp setUp = LocalSetUp.withJava().memory(4096);
    private LocalTarget target;
    private DeployedTemplate stack;
    private LocalServer server;
    private SqsClient sqs;

    @BeforeAll
    void serve() throws IOException {
        target = setUp.open(folder.resolve("state"));
        stack = new DeployedTemplate(target, "shop", HandlerPackage.in(folder));
        deploy(queue("Changed", "changed", ", \"VisibilityTimeout\": 40"), queue("Removed", "removed", ""));
        server = LocalSetUp.serveTests(target, "shop");
        sqs = SqsClient.builder()
                .endpointOverride(URI.create(endpoint()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** What the listing shows behind each queue. */
    private String endpoint() {
        return server.listing().stream()
                .filter(line -> line.contains("queue http://127.0.0.1:"))
                .map(line -> line.replaceAll(".*queue (http://127.0.0.1:\\d+)/.*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    @AfterAll
    void end() {
        if (server != null) {
            server.close();
            target.close();
            sqs.close();
        }
    }

    /** What all tests use, and more. */
    private void deploy(String... more) {
        List<String> resources = new ArrayList<>(List.of(more));
        resources.add(queue(
                "Orders",
                "orders",
                ", \"VisibilityTimeout\": 4, \"RedrivePolicy\": {\"deadLetterTargetArn\":"
                        + " {\"Fn::GetAtt\": [\"Dead\", \"Arn\"]}, \"maxReceiveCount\": 3}"));
        resources.add(queue("Dead", "dead", ""));
        resources.add(queue("Steps", "steps.fifo", ", \"FifoQueue\": true, \"ContentBasedDeduplication\": true"));
        resources.add(queue(
                "Once",
                "once.fifo",
                ", \"FifoQueue\": true, \"RedrivePolicy\": {\"maxReceiveCount\": 3,"
                        + " \"deadLetterTargetArn\": {\"Fn::GetAtt\": [\"OnceDead\", \"Arn\"]}}"));
        resources.add(queue("OnceDead", "once-dead.fifo", ", \"FifoQueue\": true"));
        resources.add(queue("Sent", "sent", ""));
        resources.add(stack.function("Packs", "packs", ", \"Timeout\": 4"));
        resources.add(stack.function("Stepper", "packs", ""));
        resources.add(stack.function(
                "Sends", "sends", ", \"Environment\": {\"Variables\": {\"QUEUE_URL\": {\"Ref\": \"Sent\"}}}"));
        resources.add(stack.function(
                "Fails", "fails", ", \"DeadLetterConfig\": {\"TargetArn\": {\"Fn::GetAtt\": [\"Sent\", \"Arn\"]}}"));
        resources.add(reads(
                "OrdersToPacks", "Orders", "Packs", ", \"FunctionResponseTypes\": [\"ReportBatchItemFailures\"]"));
        resources.add(reads("StepsToStepper", "Steps", "Stepper", ", \"BatchSize\": 1"));
        stack.with(resources.toArray(String[]::new));
        target.provisionServices();
    }

    private static String queue(String id, String name, String properties) {
        return QUEUE.formatted(id, name, properties);
    }

    private static String reads(String id, String queue, String function, String properties) {
        return "\"" + id + "\": {\"Type\": \"AWS::Lambda::EventSourceMapping\", \"Properties\": {\"EventSourceArn\":"
                + " {\"Fn::GetAtt\": [\"" + queue + "\", \"Arn\"]}, \"FunctionName\": {\"Ref\": \"" + function + "\"}"
                + properties + "}}";
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    private String attribute(String queue, QueueAttributeName name) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url(queue)).attributeNames(name))
                .attributes()
                .getOrDefault(name, "");
    }

    private List<Message> receive(String queue) {
        List<Message> messages = sqs.receiveMessage(request -> request.queueUrl(url(queue))
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(5)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNamesWithStrings("All"))
                .messages();
        messages.forEach(message ->
                sqs.deleteMessage(request -> request.queueUrl(url(queue)).receiptHandle(message.receiptHandle())));
        return messages;
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            new SystemClock().sleep(Duration.ofMillis(20));
        }
    }

    private List<String> packed(String function) {
        return setUp.output().stream()
                .filter(line -> line.startsWith(function + ": packed "))
                .map(line -> line.replaceFirst(".*packed ", ""))
                .toList();
    }

    @Test
    void ofAThousandMessagesWithOneFailingInEachBatchEachIsProcessedOrADeadLetter() {
        Set<String> wanted = new TreeSet<>();
        for (int batch = 0; batch < 100; batch++) {
            int number = batch;
            List<String> bodies = IntStream.range(0, 10)
                    .mapToObj(i -> (i == 0 ? "poison " : "order ") + number + "-" + i)
                    .toList();
            wanted.addAll(bodies.subList(1, 10));
            sqs.sendMessageBatch(request -> request.queueUrl(url("orders"))
                    .entries(IntStream.range(0, 10)
                            .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                    .id("id" + i)
                                    .messageBody(bodies.get(i))
                                    .build())
                            .toList()));
        }
        Set<String> dead = new TreeSet<>();
        while (dead.size() < 100) {
            receive("dead").forEach(message -> {
                assertThat(dead.add(message.body())).as(message.body()).isTrue();
                assertThat(message.attributesAsStrings())
                        .containsEntry("DeadLetterQueueSourceArn", "arn:aws:sqs:us-east-1:000000000000:orders");
            });
        }
        assertThat(dead).allMatch(body -> body.startsWith("poison"));
        await(() -> new TreeSet<>(packed("shop-Packs")).containsAll(wanted));
        assertThat(packed("shop-Packs")).allMatch(body -> wanted.contains(body) || body.equals(AFTER_RESET));
        assertThat(attribute("orders", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("0");
        assertThat(attribute("orders", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("0");
        assertThat(setUp.warnings()).anyMatch(line -> line.startsWith("Queue orders: shop-Packs failed for "));
    }

    @Test
    void messagesOfAGroupKeepTheirOrder() {
        for (int i = 0; i < 10; i++) {
            String body = "step " + i;
            sqs.sendMessage(request ->
                    request.queueUrl(url("steps.fifo")).messageBody(body).messageGroupId("one"));
        }
        await(() -> packed("shop-Stepper").size() == 10);
        assertThat(packed("shop-Stepper"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(i -> "step " + i).toList());
    }

    @Test
    void whatFunctionsSendAndWhatFailedForGoodIsInTheQueueWhoeverInvokesThem() {
        invoke(target, "shop-Sends", "{\"message\": \"from start\"}", Functions.Type.REQUEST_RESPONSE);
        try (LocalTarget other = LocalSetUp.withJava().open(folder.resolve("state"))) {
            invoke(other, "shop-Sends", "{\"message\": \"from invoke\"}", Functions.Type.REQUEST_RESPONSE);
        }
        invoke(target, "shop-Fails", "{\"n\": 1}", Functions.Type.EVENT);
        List<Message> messages = new ArrayList<>();
        await(() -> {
            messages.addAll(receive("sent"));
            return messages.size() == 3;
        });
        assertThat(messages)
                .extracting(Message::body)
                .containsExactlyInAnyOrder("from start", "from invoke", "{\"n\": 1}");
        assertThat(messages)
                .filteredOn(message -> message.body().equals("{\"n\": 1}"))
                .singleElement()
                .satisfies(message -> assertThat(
                                message.messageAttributes().get("ErrorMessage").stringValue())
                        .isEqualTo("no luck today"));
    }

    @Test
    void whatAFunctionPublishesReachesSubscribersAndTargets() throws IOException {
        DeployedTemplate news = new DeployedTemplate(target, "news", Publisher.in(folder));
        String large = ", \"Timeout\": 60, \"MemorySize\": 512";
        news.with(
                queue("Told", "told", ""),
                """
                "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"Subscription": [
                  {"Protocol": "lambda", "Endpoint": {"Fn::GetAtt": ["Hears", "Arn"]}}]}},
                "Queued": {"Type": "AWS::SNS::Subscription", "Properties": {"TopicArn": {"Ref": "Topic"}, "Protocol": "sqs",
                  "Endpoint": {"Fn::GetAtt": ["Told", "Arn"]}, "RawMessageDelivery": true}},
                "Rule": {"Type": "AWS::Events::Rule", "Properties": {"EventPattern": {"source": ["news"]},
                  "Targets": [{"Id": "hears", "Arn": {"Fn::GetAtt": ["Hears", "Arn"]}, "InputPath": "$.detail"}]}}\
                """,
                news.function(
                        "Tells",
                        Publisher.class.getName() + "::publishes",
                        large + ", \"Environment\": {\"Variables\": {\"TOPIC_ARN\": {\"Ref\": \"Topic\"}}}"),
                news.function("Hears", Publisher.class.getName() + "::receives", large));
        target.provisionServices();
        invoke(target, "news-Tells", "{\"message\": \"tea\"}", Functions.Type.REQUEST_RESPONSE);
        await(() -> setUp.output().stream()
                        .filter(line -> line.startsWith("news-Hears: received "))
                        .count()
                == 2);
        assertThat(setUp.output())
                .anyMatch(line -> line.contains("EventSource=aws:sns") && line.contains("Message=tea"))
                .contains("news-Hears: received {text=tea}");
        assertThat(receive("told")).extracting(Message::body).containsExactly("tea");
    }

    @Test
    void aResetEmptiesQueuesAndLetsTheSameMessageComeAgain() {
        for (String body : List.of("received", "waits")) {
            sendOnce(body);
        }
        sqs.sendMessage(
                request -> request.queueUrl(url("sent")).messageBody("delayed").delaySeconds(1));
        assertThat(sqs.receiveMessage(
                                request -> request.queueUrl(url("once.fifo")).maxNumberOfMessages(1))
                        .messages())
                .hasSize(1);
        LocalSetUp.reset(server);
        for (QueueAttributeName count : List.of(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)) {
            assertThat(attribute("once.fifo", count)).isEqualTo("0");
        }
        assertThat(attribute("sent", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .isEqualTo("0");
        assertThat(attribute("once.fifo", QueueAttributeName.REDRIVE_POLICY)).contains("once-dead.fifo");
        sendOnce("received");
        assertThat(receive("once.fifo")).extracting(Message::body).containsExactly("received");
        sqs.sendMessage(request -> request.queueUrl(url("orders")).messageBody(AFTER_RESET));
        await(() -> packed("shop-Packs").contains(AFTER_RESET));
    }

    private void sendOnce(String body) {
        sqs.sendMessage(request -> request.queueUrl(url("once.fifo"))
                .messageBody(body)
                .messageGroupId("one")
                .messageDeduplicationId(body));
    }

    @Test
    void methodsOfARestApiSendToQueuesTopicsAndBusesWhoseFunctionsGetIt() throws Exception {
        DeployedTemplate proxy = new DeployedTemplate(target, "proxy", Publisher.in(folder));
        proxy.with(
                queue("Inbox", "inbox", ", \"VisibilityTimeout\": 60"),
                proxy.function(
                        "Hears", Publisher.class.getName() + "::receives", ", \"Timeout\": 60, \"MemorySize\": 512"),
                reads("InboxToHears", "Inbox", "Hears", ""),
                """
                "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"Subscription": [
                  {"Protocol": "lambda", "Endpoint": {"Fn::GetAtt": ["Hears", "Arn"]}}]}},
                "Bus": {"Type": "AWS::Events::EventBus", "Properties": {"Name": "proxy"}},
                "Rule": {"Type": "AWS::Events::Rule", "Properties": {"EventBusName": {"Ref": "Bus"}, "EventPattern": {"source": ["proxy"]},
                  "Targets": [{"Id": "hears", "Arn": {"Fn::GetAtt": ["Hears", "Arn"]}}]}},
                "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "proxy"}},
                "Deployment": {"Type": "AWS::ApiGateway::Deployment", "Properties": {"RestApiId": {"Ref": "Api"}, "StageName": "proxy"}}""",
                sends("queue", ":sqs:path//${AWS::AccountId}/${Inbox.QueueName}", """
                "RequestParameters": {"integration.request.querystring.Action": "'SendMessage'",
                  "integration.request.querystring.MessageBody": "method.request.body"},
                "RequestTemplates": {"application/json": "{statusCode:200}"}"""),
                sends("topic", ":sns:path//", """
                "RequestParameters": {"integration.request.header.Content-Type": "'application/x-www-form-urlencoded'"},
                "RequestTemplates": {"application/json": {"Fn::Sub":
                  "Action=Publish&Message=$util.urlEncode($input.body)&TopicArn=$util.urlEncode('${Topic}')"}}"""),
                sends("bus", ":events:action/PutEvents", """
                "RequestParameters": {"integration.request.header.X-Amz-Target": "'AWSEvents.PutEvents'",
                  "integration.request.header.Content-Type": "'application/x-amz-json-1.1'"},
                "RequestTemplates": {"application/json": {"Fn::Sub": "{\\"Entries\\": [{\\"EventBusName\\": \\"${Bus}\\", \\"Source\\":
                  \\"proxy\\", \\"DetailType\\": \\"sold\\", \\"Detail\\": \\"$util.escapeJavaScript($input.body)\\"}]}"}}""".replace("\n", " ")));
        target.provisionServices();
        for (String service : List.of("queue", "topic", "bus")) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.urls().get(0) + "/proxy/" + service))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "{\"article\": \"tea & " + service + "\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        for (String received : List.of(
                "body={\"article\": \"tea & queue\"}",
                "Message={\"article\": \"tea & topic\"}",
                "detail={article=tea & bus}")) {
            await(() -> setUp.output().stream()
                    .anyMatch(line -> line.startsWith("proxy-Hears: received ") && line.contains(received)));
        }
    }

    /** A method in the form that the plugin serverless-apigateway-service-proxy gives it. */
    private static String sends(String path, String service, String properties) {
        return """
                "Resource%1$s": {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"}, "PathPart": "%1$s",
                  "ParentId": {"Fn::GetAtt": ["Api", "RootResourceId"]}}},
                "Method%1$s": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Api"}, "HttpMethod": "POST",
                  "ResourceId": {"Ref": "Resource%1$s"}, "AuthorizationType": "NONE", "MethodResponses": [{"StatusCode": 200}],
                  "Integration": {"Type": "AWS", "IntegrationHttpMethod": "POST", "PassthroughBehavior": "NEVER",
                    "Credentials": "arn:aws:iam::000000000000:role/proxy", "IntegrationResponses": [{"StatusCode": 200,
                      "SelectionPattern": "200", "ResponseParameters": {}, "ResponseTemplates": {}}],
                    "Uri": {"Fn::Sub": "arn:${AWS::Partition}:apigateway:${AWS::Region}%2$s"}, %3$s}}}""".formatted(path, service, properties);
    }

    @Test
    void queuesThatBreakDownAreCreatedAnewAndEachCallKnowsWhere() throws Exception {
        LocalSetUp other = LocalSetUp.withJava();
        Path state = folder.resolve("broken");
        try (LocalTarget broken = other.open(state)) {
            DeployedTemplate template = new DeployedTemplate(broken, "broken", HandlerPackage.in(folder));
            template.with(queue("Orders", "orders", ""), template.function("Waits", "waits"));
            broken.provisionServices();
            Path running = folder.resolve("running");
            Path end = folder.resolve("end");
            String event = "{\"running\": \"" + running + "\", \"until\": \"" + end + "\"}";
            CompletableFuture<String> during = CompletableFuture.supplyAsync(() -> log(broken, "broken-Waits", event));
            await(() -> Files.exists(running));
            ProcessHandle server = ProcessHandle.current()
                    .children()
                    .filter(child -> worksIn(child, state.resolve("services/elasticmq")))
                    .findFirst()
                    .orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
            await(
                    () -> { // its end is known here a little later
                        broken.provisionServices();
                        return other.messages()
                                .contains(
                                        "The local queues broke down and are created again; their messages are lost.");
                    });
            Files.createFile(end);
            assertThat(during.get()).contains("Init Duration");
            Files.delete(running);
            assertThat(log(broken, "broken-Waits", event))
                    .as("the environment of before has the address of before")
                    .contains("Init Duration");
        }
    }

    private static String log(LocalTarget target, String function, String payload) {
        return target.functions()
                .invoke(new Functions.Invocation(
                        function, payload, Functions.Type.REQUEST_RESPONSE, Optional.empty(), true))
                .log()
                .orElseThrow();
    }

    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static void invoke(LocalTarget target, String function, String payload, Functions.Type type) {
        Functions.Result result =
                target.functions().invoke(new Functions.Invocation(function, payload, type, Optional.empty(), false));
        assertThat(result.error()).as(result.payload()).isEmpty();
    }

    @Test
    void queuesFollowTheirStack() {
        String removed = url("removed");
        assertThat(attribute("changed", QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("40");
        sqs.sendMessage(request -> request.queueUrl(url("changed")).messageBody("kept"));
        deploy(
                queue(
                        "Changed",
                        "changed",
                        ", \"VisibilityTimeout\": 50, \"DelaySeconds\": 2, \"RedrivePolicy\":"
                                + " {\"deadLetterTargetArn\": {\"Fn::GetAtt\": [\"Added\", \"Arn\"]}, \"maxReceiveCount\":"
                                + " \"2\"}"),
                queue("Added", "added", ""));
        assertThat(attribute("changed", QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("50");
        assertThat(attribute("changed", QueueAttributeName.DELAY_SECONDS)).isEqualTo("2");
        assertThat(attribute("changed", QueueAttributeName.REDRIVE_POLICY))
                .contains(":added\"")
                .contains("2");
        assertThat(attribute("changed", QueueAttributeName.QUEUE_ARN))
                .isEqualTo("arn:aws:sqs:us-east-1:000000000000:changed");
        assertThat(receive("changed")).extracting(Message::body).containsExactly("kept");
        assertThatThrownBy(() ->
                        sqs.sendMessage(request -> request.queueUrl(removed).messageBody("lost")))
                .isInstanceOf(QueueDoesNotExistException.class);
        deploy(queue("Changed", "changed", ""));
        assertThat(attribute("changed", QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("30");
        assertThat(attribute("changed", QueueAttributeName.REDRIVE_POLICY)).isEmpty();
    }
}
