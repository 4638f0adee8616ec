/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.external.RunningEmulator;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.waiters.Waiter;
import software.amazon.awssdk.core.waiters.WaiterAcceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** The stacks of one account of the emulator, deployed as Serverless 3 does: the bucket first, then the code, then everything. */
final class EmulatedStacks implements AutoCloseable {

    private static final String ACCOUNT_IN_EXAMPLES = "123456789012";
    private static final Pattern ROLE = Pattern.compile(
            "arn:(?:[a-z-]+|\\$\\{AWS::Partition}):iam::(?:\\d{12}|\\$\\{AWS::AccountId}):role/([\\w+=,.@-]+)");
    private static final Pattern LAYER = Pattern.compile("\\d{12}:layer:([\\w-]+:\\d+)");
    private static final Pattern IMPORT = Pattern.compile("\"Fn::ImportValue\":\"([^\"]+)\"");
    private static final Pattern BUCKET = Pattern.compile("\"S3Bucket\":\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("\"S3Key\":\"([^\"]+)\"");
    private static final Set<String> CORE =
            Set.of("ServerlessDeploymentBucket", "ServerlessDeploymentBucketPolicy", "ServerlessDeploymentBucketName");

    /** A zip with one file; a given package without files is refused. */
    private static final byte[] ZIP = zip();

    private final RunningEmulator emulator;
    private final CloudFormationClient stacks;
    private final S3Client objects;

    EmulatedStacks(RunningEmulator emulator) {
        this.emulator = emulator;
        stacks = emulator.client(CloudFormationClient.builder().httpClient(UrlConnectionHttpClient.create()))
                .build();
        objects = emulator.client(S3Client.builder().httpClient(UrlConnectionHttpClient.create()))
                .forcePathStyle(true)
                .build();
    }

    private static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry file = new ZipEntry("code.txt");
            file.setTime(0);
            zip.putNextEntry(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Deploys a template. The account of the examples becomes this one, every package a real zip; roles and exports of others that the
     * template names are there.
     *
     * @return what went wrong; empty if nothing did
     */
    List<String> deploy(String name, Value.Mapping template) {
        surround(textOf(template));
        stacks.createStack(request -> request.stackName(name)
                .templateBody(Json.compact(core(template)))
                .capabilities(Capability.CAPABILITY_NAMED_IAM));
        settle(name);
        return update(name, template);
    }

    /** Deploys another template over a stack that is there, like {@link #deploy}. */
    List<String> update(String name, Value.Mapping template) {
        String text = textOf(template);
        try {
            Optional<StackResource> bucket = resources(name).stream()
                    .filter(resource -> resource.logicalResourceId().equals("ServerlessDeploymentBucket"))
                    .findFirst();
            if (bucket.isPresent()) {
                upload(bucket.get().physicalResourceId(), text);
            }
            for (String existing : found(BUCKET, text)) {
                objects.createBucket(request -> request.bucket(existing));
                objects.putBucketVersioning(request -> request.bucket(existing)
                        .versioningConfiguration(versions -> versions.status(BucketVersioningStatus.ENABLED)));
                text = withVersions(text, upload(existing, text));
            }
            String completed = text;
            stacks.updateStack(request -> request.stackName(name)
                    .templateBody(completed)
                    .parameters(parameters(template))
                    .capabilities(Capability.CAPABILITY_NAMED_IAM, Capability.CAPABILITY_AUTO_EXPAND));
            return settle(name).endsWith("_COMPLETE") && !settle(name).contains("ROLLBACK") ? List.of() : causes(name);
        } catch (CloudFormationException e) {
            return e.getMessage().contains("No updates are to be performed") ? List.of() : List.of(e.getMessage());
        }
    }

    private String textOf(Value.Mapping template) {
        return Json.compact(template)
                .replace(ACCOUNT_IN_EXAMPLES, emulator.account())
                .replace(Sha256.of(ConformanceCase.CODE_TEXT).base64(), base64OfSha256(ZIP));
    }

    /** Uploads every package; gives the versions of the objects by their keys. */
    private Map<String, String> upload(String bucket, String template) {
        return found(KEY, template).stream()
                .collect(Collectors.toMap(
                        key -> key,
                        key -> String.valueOf(objects.putObject(
                                        request -> request.bucket(bucket).key(key), RequestBody.fromBytes(ZIP))
                                .versionId())));
    }

    /** The template with the versions that its objects have here. */
    private static String withVersions(String template, Map<String, String> versions) {
        String text = template;
        for (Map.Entry<String, String> object : versions.entrySet()) {
            String key = "\"S3Key\":\"" + object.getKey() + "\",\"S3ObjectVersion\":\"";
            text = text.replaceAll(Pattern.quote(key) + "[^\"]+", Matcher.quoteReplacement(key + object.getValue()));
        }
        return text;
    }

    /** A value for every parameter that has none. */
    private static List<Parameter> parameters(Value.Mapping template) {
        return template
                .get("Parameters")
                .map(Value.Mapping.class::cast)
                .orElse(Value.Mapping.EMPTY)
                .entries()
                .entrySet()
                .stream()
                .filter(entry ->
                        ((Value.Mapping) entry.getValue()).get("Default").isEmpty())
                .map(entry -> Parameter.builder()
                        .parameterKey(entry.getKey())
                        .parameterValue("value")
                        .build())
                .toList();
    }

    /** Writes a service into a folder as it is deployed here: the account of the examples becomes this one, every package a real zip. */
    void write(ConformanceCase service, Path folder) throws IOException {
        service.writeTo(folder);
        Path configuration = folder.resolve(ConformanceCase.CONFIGURATION);
        Files.writeString(
                configuration, Files.readString(configuration).replace(ACCOUNT_IN_EXAMPLES, emulator.account()));
        Files.write(folder.resolve(ConformanceCase.CODE), ZIP);
    }

    /** What is behind the logical ids of a stack but for some types, each with its type. */
    Map<String, String> identities(String name, Set<String> without) {
        return resources(name).stream()
                .filter(resource -> !without.contains(resource.resourceType()))
                .collect(Collectors.toMap(
                        StackResource::logicalResourceId,
                        resource -> resource.resourceType() + " " + resource.physicalResourceId()));
    }

    /** The changes of all change sets of a stack. */
    List<Change> changes(String name) {
        return stacks.listChangeSets(request -> request.stackName(name)).summaries().stream()
                .flatMap(summary -> stacks
                        .describeChangeSet(request -> request.stackName(name).changeSetName(summary.changeSetName()))
                        .changes()
                        .stream())
                .map(software.amazon.awssdk.services.cloudformation.model.Change::resourceChange)
                .map(change -> new Change(
                        change.resourceType(),
                        change.logicalResourceId(),
                        change.actionAsString(),
                        String.valueOf(change.replacementAsString())))
                .toList();
    }

    private List<StackResource> resources(String name) {
        return stacks.describeStackResources(request -> request.stackName(name)).stackResources();
    }

    private static Value.Mapping core(Value.Mapping template) {
        return template.mapValues(section -> section instanceof Value.Mapping mapping
                        ? new Value.Mapping(mapping.entries().entrySet().stream()
                                .filter(entry -> CORE.contains(entry.getKey()))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                        : section)
                .without("Parameters")
                .without("Mappings")
                .without("Conditions")
                .without("Metadata")
                .without("Transform");
    }

    /** What the template expects of other stacks: roles, layers, and both of them exported. */
    private void surround(String template) {
        Map<String, Value> resources =
                new TreeMap<>(Map.of("Topic", Value.mapping("Type", Value.of("AWS::SNS::Topic"))));
        Map<String, Value> outputs = new TreeMap<>();
        found(ROLE, template).forEach(name -> resources.put(id(name), role(name)));
        found(LAYER, template).forEach(name -> layer(name, resources));
        for (String name : found(IMPORT, template)) {
            boolean isLayer = name.contains("layer");
            if (isLayer) {
                layer(name + ":1", resources);
            } else {
                resources.put(id(name), role(name));
            }
            String arn = isLayer ? ":lambda:us-east-1:%s:layer:%s:1" : ":iam::%s:role/%s";
            outputs.put(
                    id(name),
                    Value.mapping()
                            .put("Value", "arn:aws" + arn.formatted(emulator.account(), name))
                            .put("Export", Value.mapping("Name", Value.of(name)))
                            .build());
        }
        objects.createBucket(request -> request.bucket(bucketOfOthers()));
        objects.putObject(request -> request.bucket(bucketOfOthers()).key("layer.zip"), RequestBody.fromBytes(ZIP));
        String text = Json.compact(Value.mapping()
                .put("Resources", new Value.Mapping(resources))
                .put("Outputs", new Value.Mapping(outputs))
                .build());
        stacks.createStack(request ->
                request.stackName("others").templateBody(text).capabilities(Capability.CAPABILITY_NAMED_IAM));
        settle("others");
    }

    /** All versions of a layer up to the given one, one after the other. */
    private void layer(String nameAndVersion, Map<String, Value> resources) {
        String name = nameAndVersion.split(":")[0];
        for (int version = 1; version <= Integer.parseInt(nameAndVersion.split(":")[1]); version++) {
            Value.MappingBuilder layer = Value.mapping()
                    .put("Type", "AWS::Lambda::LayerVersion")
                    .put(
                            "Properties",
                            Value.mapping()
                                    .put("LayerName", name)
                                    .put(
                                            "Content",
                                            Value.mapping()
                                                    .put("S3Bucket", bucketOfOthers())
                                                    .put("S3Key", "layer.zip")
                                                    .build())
                                    .build());
            if (version > 1) {
                layer.put("DependsOn", id(name) + (version - 1));
            }
            resources.put(id(name) + version, layer.build());
        }
    }

    private String bucketOfOthers() {
        return "others-" + emulator.account();
    }

    private static String id(String name) {
        return name.replaceAll("\\W", "");
    }

    private static Value role(String name) {
        return Json.parse("""
                {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "%s", "AssumeRolePolicyDocument": {
                  "Version": "2012-10-17",
                  "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]
                }}}""".formatted(name), "a role");
    }

    private static String base64OfSha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The stack's status once nothing moves any more. */
    private String settle(String name) {
        return Waiter.builder(String.class)
                .addAcceptor(WaiterAcceptor.successOnResponseAcceptor(status -> !status.endsWith("IN_PROGRESS")))
                .addAcceptor(WaiterAcceptor.retryOnResponseAcceptor(status -> true))
                .overrideConfiguration(waiting -> waiting.maxAttempts(600)
                        .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(50))))
                .build()
                .run(() -> stacks.describeStacks(request -> request.stackName(name))
                        .stacks()
                        .get(0)
                        .stackStatusAsString())
                .matched()
                .response()
                .orElseThrow();
    }

    private List<String> causes(String name) {
        return stacks.describeStackEvents(request -> request.stackName(name)).stackEvents().stream()
                .filter(event -> event.resourceStatusAsString().endsWith("_FAILED"))
                .flatMap(event -> Stream.of(event.logicalResourceId() + ": " + event.resourceStatusReason()))
                .toList();
    }

    /**
     * What a change set does to a resource.
     *
     * @param type its type
     * @param id its logical id
     * @param action such as {@code Modify}
     * @param replacement {@code True}, {@code Conditional}, or anything else for no
     */
    record Change(String type, String id, String action, String replacement) {

        /** Whether it certainly replaces or removes nothing, or at most replaces what depends on other resources of the change. */
        boolean keepsWhatIsThere() {
            return action.equals("Add") || (action.equals("Modify") && !replacement.equals("True"));
        }
    }

    @Override
    public void close() {
        stacks.close();
        objects.close();
    }
}
