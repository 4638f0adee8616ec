/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema of serverless.yml, judged by a validator that is not ours. */
class JsonSchemaTest {

    private static final String DOCUMENT =
            Json.pretty(TemplateTypes.toValue(StandardFeatures.schema().jsonSchema()));
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(DOCUMENT);

    private static final Set<String> DESCRIPTIONS =
            texts(StandardFeatures.schema().jsonSchema(), "description");

    @Test
    void theSchemaIsItselfLegal() {
        Schema draft = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(draft.validate(DOCUMENT, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyServiceOfTheProjectIsLegal(Path service) throws IOException {
        assertThat(problems(Files.readString(service))).isEmpty();
    }

    static Stream<Path> services() throws IOException {
        List<Path> found;
        try (Stream<Path> golden = Files.walk(Path.of("src/test/resources/golden"));
                Stream<Path> examples = Files.walk(Path.of("examples"))) {
            found = Stream.concat(golden, examples)
                    .filter(file -> file.getFileName().toString().equals("serverless.yml"))
                    .filter(file -> !file.toString().contains("target"))
                    .toList();
        }
        assertThat(found).hasSizeGreaterThan(29);
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("io.github.serverlessmaven.reference.ReferenceTest#properties")
    void everyPropertyIsExplainedToEditors(Property<?> property) {
        assertThat(DESCRIPTIONS).anyMatch(description -> description.startsWith(property.doc()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service: my_demo",
                "service: d",
                "service: [a]",
                "foo: 1",
                "provider: {name: gcp}",
                "provider: {name: aws, foo: 1}",
                "provider: {name: aws, stage: my_stage}",
                "provider: {name: aws, region: here}",
                "provider: {name: aws, stackName: 1abc}",
                "provider: {name: aws, logRetentionInDays: 13}",
                "provider: {name: aws, stackTags: {'aws:x': y}}",
                "provider: {name: aws, iam: {role: {statements: [{Action: '*', Resource: '*'}]}}}",
                "provider: {name: aws, iam: {role: {statements: [{Effect: Maybe, Action: '*', Resource: '*'}]}}}",
                "functions: foo",
                "functions: [foo]",
                "functions: {he.llo: {handler: a.B}}",
                "functions: {hello: handler.hello}",
                "functions: {hello: {foo: 1}}",
                "functions: {hello: {memorySize: 64}}",
                "functions: {hello: {memorySize: 20000}}",
                "functions: {hello: {memorySize: abc}}",
                "functions: {hello: {memorySize: 512.5}}",
                "functions: {hello: {timeout: 0}}",
                "functions: {hello: {timeout: 901}}",
                "functions: {hello: {timeout: '10s'}}",
                "functions: {hello: {onError: 'arn:aws:iam::123456789012:role/x'}}",
                "functions: {hello: {environment: {1A: x}}}",
                "functions: {hello: {environment: {AB: {x: y}}}}",
                "functions: {hello: {vpc: {securityGroupIds: [a, b, c, d, e, f]}}}",
                "functions: {hello: {tags: {'aws:x': y}}}",
                "functions: {hello: {layers: [foo]}}",
                "functions: {hello: {kmsKeyArn: foo}}",
                "functions: {hello: {tracing: Foo}}",
                "functions: {hello: {maximumEventAge: 30}}",
                "functions: {hello: {maximumRetryAttempts: 3}}",
                "functions: {hello: {destinations: {onFailure: {'Fn::GetAtt': [A, Arn]}}}}",
                "functions: {hello: {fileSystemConfig: {localMountPath: /data/x}}}",
                "functions: {hello: {name: a b}}",
                "functions: {hello: {role: {a: b}}}",
                "functions: {hello: {kmsKeyArn: {'Fn::GetAt': [A, Arn]}}}",
                "resources: foo"
            })
    void whatBindingRefusesIsRefusedInTheEditorToo(String yaml) {
        assertThat(bindingProblems(yaml)).isNotEmpty();
        assertThat(problems(yaml)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service: '${self:custom.name}'",
                "provider: '${file(provider.yml)}'",
                "functions: '${file(functions.yml)}'",
                "functions: ['${file(functions.yml)}', {hello: {handler: a.B}}]",
                "functions: {hello: '${file(hello.yml)}'}",
                "functions: {hello: {handler: 'a.${opt:stage}'}}",
                "functions: {hello: {memorySize: '${param:memory}'}}",
                "functions: {hello: {memorySize: '512'}}",
                "functions: {hello: {timeout: null}}",
                "functions: {hello: {environment: {AA: '${env:A}', BB: 1, CC: true, DD: null}}}",
                "functions: {hello: {environment: '${file(env.yml)}'}}",
                "functions: {hello: {layers: ['${self:custom.layer}', !Ref Layer]}}",
                "functions: {hello: {role: !GetAtt Role.Arn}}",
                "functions: {hello: {tags: {team: null}}}"
            })
    void variablesIntrinsicsAndNullMayStandWhereTheyAreLegal(String yaml) {
        assertThat(problems(yaml)).isEmpty();
    }

    @Test
    void patternsAreWrittenInWhatJavaAndJavascriptHaveInCommon() {
        Pattern onlyJava = Pattern.compile("\\(\\?[a-z>]|[*+?}]\\+|\\\\[AzZGQEhHRXp]|&&|\\[:");
        assertThat(texts(StandardFeatures.schema().jsonSchema(), "pattern"))
                .hasSizeGreaterThan(10)
                .noneMatch(pattern -> onlyJava.matcher(pattern).find());
    }

    private static List<com.networknt.schema.Error> problems(String yaml) {
        return SCHEMA.validate(Json.compact(TemplateTypes.toValue(yaml(yaml))), InputFormat.JSON);
    }

    private static List<?> bindingProblems(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        StandardFeatures.schema().root().bind(yaml(yaml), new Binding("", diagnostics));
        return diagnostics.errors();
    }

    private static ConfigNode yaml(String text) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode node =
                new YamlReader(diagnostics).read(text, "serverless.yml").orElseThrow();
        diagnostics.throwIfErrors();
        return node;
    }

    /** All texts that stand under a key anywhere in the tree. */
    private static Set<String> texts(ConfigNode node, String key) {
        Set<String> texts = new TreeSet<>();
        if (node instanceof ConfigNode.Mapping mapping) {
            mapping.entries().forEach(entry -> {
                if (entry.key().equals(key) && entry.value() instanceof ConfigNode.Scalar scalar) {
                    texts.add(scalar.text());
                }
                texts.addAll(texts(entry.value(), key));
            });
        } else if (node instanceof ConfigNode.Sequence sequence) {
            sequence.items().forEach(item -> texts.addAll(texts(item, key)));
        }
        return texts;
    }
}
