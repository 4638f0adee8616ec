/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.compile.PublishedLayers.CapturedLayers;
import io.github.serverlessmaven.feature.FunctionAlias;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Publishes a version of each function. CloudFormation cannot change a version, so its logical id holds a hash of the code and of the
 * configuration that a version captures: a change of either makes a new version, wherever it was configured, and anything else does
 * not. The hash is that of Serverless 3 unless that misses something, so that taking over its stack publishes nothing new.
 */
final class VersionPublisher {

    private static final Property<Boolean> VERSION_FUNCTIONS = Property.of(
                    "versionFunctions",
                    Types.bool(),
                    "Whether every deployment that changes a function publishes a version of it.",
                    "false")
            .orElse(true);

    private static final Property<Boolean> VERSION_FUNCTION = Property.of(
                    "versionFunction",
                    Types.bool(),
                    "Whether every deployment that changes this function publishes a version of it.",
                    "false")
            .orElse(true)
            .inheritedFrom(VERSION_FUNCTIONS);

    /** What a function's version depends on. */
    static final List<Property<?>> PROPERTIES = List.of(VERSION_FUNCTION);

    /**
     * What a version does not capture: settings of the function as a whole. A change of the id without a change of what Lambda captures
     * would fail, as it publishes no version of an unchanged function.
     */
    private static final List<String> NOT_CAPTURED = List.of(
            "CodeSigningConfigArn",
            "FunctionScalingConfig",
            "PublishToLatestPublished",
            "RecursiveLoop",
            "ReservedConcurrentExecutions",
            "Tags");

    /** Nobody sees the id of a version before its code is known. */
    private static final String BEFORE_PACKAGING = "Unpackaged";

    private VersionPublisher() {}

    /**
     * The version of a function, and the alias that points at it if the function has one.
     *
     * @param resource the function as it is generated
     * @param properties the function's properties as they stand in the finished template
     * @param layers what the version captures of the service's layers
     */
    static TemplateFragment publish(
            CompiledFunction compiled,
            Resource resource,
            Value.Mapping properties,
            CapturedLayers layers,
            Names names) {
        Optional<FunctionAlias> alias = compiled.target().alias();
        boolean kept = compiled.function().settings().get(VERSION_FUNCTION).orElseThrow()
                || alias.filter(FunctionAlias::keepsVersions).isPresent();
        if (!kept && alias.isEmpty()) {
            return TemplateFragment.EMPTY;
        }
        Resource version = version(compiled, resource, properties, layers, names);
        TemplateFragment fragment = TemplateFragment.EMPTY
                .withResource(kept ? version.retain() : version)
                .withOutput(Output.of(
                        names.versionOutputId(compiled.function().key()),
                        Optional.of("Current Lambda function version"),
                        Intrinsic.ref(version.id())));
        return alias.isEmpty() ? fragment : fragment.withResource(alias(alias.get(), resource.id(), version.id()));
    }

    /** Whether versions of a function stay that a newer one took the place of, and that nothing depends on. */
    static boolean keepsSuperseded(Service service, LambdaFunction function) {
        boolean needsThem = InvocationTarget.of(service, function)
                .alias()
                .filter(FunctionAlias::keepsVersions)
                .isPresent();
        return function.settings().get(VERSION_FUNCTION).orElseThrow() && !needsThem;
    }

    private static Resource version(
            CompiledFunction compiled,
            Resource resource,
            Value.Mapping properties,
            CapturedLayers layers,
            Names names) {
        Optional<Sha256> usersCode = usersCode(resource, properties);
        Optional<Sha256> code = compiled.code().packaged().map(digest -> usersCode.orElse(digest));
        Optional<Value> checked = usersCode.isPresent()
                ? Optional.empty()
                : compiled.code().sha256().map(Value::of);
        Value.Mapping captured = Value.mapping()
                .put("FunctionName", Intrinsic.ref(resource.id()))
                .put("CodeSha256", checked)
                .put("Description", properties.get("Description"))
                .build();
        String hash =
                compiled.code() instanceof FunctionCode.Unpackaged ? BEFORE_PACKAGING : hash(code, layers, properties);
        LogicalId id = names.versionId(compiled.function().key(), hash);
        return Resource.of(id, "AWS::Lambda::Version", captured);
    }

    /** What stands for the code that the user's template puts instead of the package; empty if it does not. */
    private static Optional<Sha256> usersCode(Resource generated, Value.Mapping properties) {
        Optional<Value> code = properties.get("Code");
        return code.filter(value -> !code.equals(generated.properties().get("Code")))
                .map(value -> Sha256.of(Json.compact(value)));
    }

    private static Resource alias(FunctionAlias alias, LogicalId function, LogicalId version) {
        Value.MappingBuilder properties = Value.mapping()
                .put("FunctionName", Intrinsic.ref(function))
                .put("FunctionVersion", Intrinsic.getAtt(version, "Version"))
                .put("Name", alias.name());
        alias.settings().entries().forEach(properties::put);
        return Resource.of(alias.id(), "AWS::Lambda::Alias", properties.build())
                .after(List.of(function))
                .updatedBy(alias.updatePolicy());
    }

    /**
     * Base64 of the SHA-256 of the digests of package and layers followed by the captured properties as JSON.
     *
     * @param code the digest of the package; empty for an image, which is among the properties
     */
    static String hash(Optional<Sha256> code, CapturedLayers layers, Value.Mapping properties) {
        Value.Mapping captured = properties.with("layerConfigurations", new Value.Sequence(layers.configurations()));
        for (String name : NOT_CAPTURED) {
            captured = captured.without(name);
        }
        StringBuilder hashed = new StringBuilder();
        if (code.isPresent()) {
            captured = captured.without("Code");
            hashed.append(code.get().base64());
        }
        layers.packages().forEach(digest -> hashed.append(digest.base64()));
        return Sha256.of(hashed + Json.compact(sorted(captured))).base64();
    }

    private static Value sorted(Value value) {
        if (value instanceof Value.Mapping mapping) {
            Value.MappingBuilder sorted = Value.mapping();
            mapping.entries().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(JavaScriptOrder.INSTANCE))
                    .forEach(entry -> sorted.put(entry.getKey(), sorted(entry.getValue())));
            return sorted.build();
        }
        if (value instanceof Value.Sequence sequence) {
            return new Value.Sequence(
                    sequence.items().stream().map(VersionPublisher::sorted).toList());
        }
        return value;
    }

    /**
     * The order of JavaScript's {@code localeCompare}, in which Serverless 3 sorts keys before it hashes them: the root collation of
     * the Unicode Collation Algorithm, for the characters that keys are made of.
     */
    private static final class JavaScriptOrder implements Comparator<String> {

        private static final JavaScriptOrder INSTANCE = new JavaScriptOrder();

        /** Punctuation, digits and letters by their primary weight. */
        private static final String PRIMARY = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz";

        @Override
        public int compare(String left, String right) {
            int length = Math.min(left.length(), right.length());
            for (int i = 0; i < length; i++) {
                int difference = primary(left.charAt(i)) - primary(right.charAt(i));
                if (difference != 0) {
                    return difference;
                }
            }
            // With the same letters the shorter text comes first, then lower case before upper case.
            return left.length() != right.length() ? left.length() - right.length() : right.compareTo(left);
        }

        private static int primary(char character) {
            int weight = PRIMARY.indexOf(Character.toLowerCase(character));
            return weight < 0 ? PRIMARY.length() + character : weight;
        }
    }
}
