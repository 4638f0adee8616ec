/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The policy of the guide has the actions of all calls that are made. Run with -Dserverless.update to write it. */
class PermissionsOfDeployerTest {

    private static final Path GUIDE = Path.of("docs/guides/deploying.md");
    private static final String START = "<!-- written by PermissionsOfDeployerTest -->\n```json\n";
    private static final String END = "```\n";

    private static final Set<String> NO_REQUESTS =
            Set.of("builder", "serviceClientConfiguration", "utilities", "close");

    /** What the source profile of a role needs, not the role. */
    private static final String OF_SOURCE = "source-profile";

    private static final Map<String, List<String>> RESOURCES = Map.ofEntries(
            Map.entry("any", List.of("*")),
            Map.entry("apis", List.of("arn:aws:apigateway:REGION::/*")),
            Map.entry("bucket", List.of("arn:aws:s3:::orders-*")),
            Map.entry("function", List.of("arn:aws:lambda:REGION:ACCOUNT:function:orders-*")),
            Map.entry("layer", List.of("arn:aws:lambda:REGION:ACCOUNT:layer:*")),
            Map.entry("log", List.of("arn:aws:logs:REGION:ACCOUNT:log-group:/aws/lambda/orders-*")),
            Map.entry("log-role", List.of("arn:aws:iam::ACCOUNT:role/serverlessApiGatewayCloudWatchRole")),
            Map.entry("object", List.of("arn:aws:s3:::orders-*/*")),
            Map.entry("parameter", List.of("arn:aws:ssm:REGION:ACCOUNT:parameter/*")),
            Map.entry("repository", List.of("arn:aws:ecr:REGION:ACCOUNT:repository/serverless-orders-*")),
            Map.entry("stack", List.of("arn:aws:cloudformation:REGION:ACCOUNT:stack/orders-*/*")));

    @Test
    void eachCallHasItsActions() throws IOException {
        assertThat(rows().stream().map(Row::call).filter(call -> !call.startsWith("registry.")))
                .as("calls in src/test/resources/deployer/actions.txt; add a line for a new one, then run with"
                        + " -Dserverless.update")
                .containsExactlyInAnyOrderElementsOf(calls());
    }

    @Test
    void thePolicyOfTheGuideHasAllOfThem() throws IOException {
        String guide = Files.readString(GUIDE);
        int from = guide.indexOf(START) + START.length();
        int to = guide.indexOf(END, from);
        if (System.getProperty("serverless.update") != null) {
            Files.writeString(GUIDE, guide.substring(0, from) + policy() + guide.substring(to));
        } else {
            assertThat(guide.substring(from, to)).isEqualTo(policy());
        }
    }

    private static String policy() throws IOException {
        Map<String, Set<String>> actions = new TreeMap<>();
        rows().stream()
                .filter(row -> !row.scope().equals(OF_SOURCE))
                .forEach(row -> actions.computeIfAbsent(row.scope(), scope -> new TreeSet<>())
                        .addAll(row.actions()));
        List<Value> statements = actions.entrySet().stream()
                .<Value>map(entry -> Value.mapping()
                        .put("Effect", "Allow")
                        .put("Action", Value.texts(List.copyOf(entry.getValue())))
                        .put("Resource", Value.texts(RESOURCES.get(entry.getKey())))
                        .build())
                .toList();
        return Json.pretty(Value.mapping()
                                .put("Version", "2012-10-17")
                                .put("Statement", new Value.Sequence(statements))
                                .build())
                        .strip()
                + "\n";
    }

    private static Set<String> calls() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.github.serverlessmaven.aws")
                        .stream()
                        .flatMap(PermissionsOfDeployerTest::accesses)
                        .map(JavaCodeUnitAccess::getTarget)
                        .filter(target ->
                                target.getOwner().getName().matches("software\\.amazon\\.awssdk\\.services\\..*Client"))
                        .filter(target -> !NO_REQUESTS.contains(target.getName()))
                        .map(PermissionsOfDeployerTest::name)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JavaCodeUnitAccess<?>> accesses(JavaClass type) {
        return Stream.concat(type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream());
    }

    private static String name(AccessTarget.CodeUnitAccessTarget target) {
        String[] parts = target.getOwner().getPackageName().split("\\.");
        return parts[parts.length - 1] + "." + target.getName();
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/deployer/actions.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(" \\| "))
                .map(parts -> new Row(parts[0], Arrays.asList(parts[1].split(" ")), parts[2]))
                .toList();
    }

    private record Row(String call, List<String> actions, String scope) {}
}
