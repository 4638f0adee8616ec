/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service of AWS may call a function for the source of its event only, in all services of the conformance test. */
class PermissionsTest {

    /** A name, or a part of one, without a star; what is known at the deployment only is written as {@code ${…}}. */
    private static final String NAME = "(?:[\\w.@+=,#-]|\\$\\{[^}*]+})+";

    private static final String ATTRIBUTE = "\\$\\{[^}*]+}";

    private static final String LOG_GROUP = arn("logs", "log-group:" + NAME.replace("#", "#/") + "\\*?:\\*");

    /** What a permission may name for each service. The stars behind APIs and log groups stand for all that is in them. */
    private static final Map<String, List<String>> SOURCES = Map.of(
            "apigateway.amazonaws.com",
                    List.of(arn("execute-api", NAME + "/\\*"), arn("execute-api", NAME + "/\\*/\\*")),
            // Of many rules or topics all that begin alike, see InvokePermissions.
            "events.amazonaws.com", List.of(ATTRIBUTE, arn("events", "rule/(?:" + NAME + "/)?" + NAME + "\\*?")),
            "sns.amazonaws.com", List.of(ATTRIBUTE, arn("sns", NAME + "\\*?")),
            "s3.amazonaws.com", List.of("arn:" + NAME + ":s3:::" + NAME),
            "logs.${AWS::Region}.amazonaws.com", List.of(LOG_GROUP),
            "logs.amazonaws.com", List.of(LOG_GROUP), // of all functions, whose names begin alike
            // Behind its name AWS gives a target group an identifier, after the permission.
            "elasticloadbalancing.amazonaws.com",
                    List.of(ATTRIBUTE, arn("elasticloadbalancing", "targetgroup/" + NAME + "/\\*")),
            "cognito-idp.amazonaws.com", List.of(ATTRIBUTE, arn("cognito-idp", "userpool/" + NAME)),
            // A template without a name gets one from AWS, after the permission.
            "iot.amazonaws.com",
                    List.of(arn("iot", "rule/" + NAME), arn("iot", "provisioningtemplate/(?:" + NAME + "|\\*)")));

    /** Whom AWS gives no ARN, and which properties narrow their permission instead; of a public URL, none. */
    private static final Map<String, Set<String>> WITHOUT_ARN = Map.of(
            "*", Set.of("FunctionUrlAuthType", "InvokedViaFunctionUrl"),
            "alexa-appkit.amazon.com", Set.of("EventSourceToken"),
            "alexa-connectedhome.amazon.com", Set.of("EventSourceToken"));

    @TempDir
    Path folder;

    private static String arn(String service, String resource) {
        return "arn:" + NAME + ":" + service + ":" + NAME + ":" + NAME + ":" + resource;
    }

    @Test
    void noPermissionIsWiderThanItsSource() throws IOException {
        List<String> wide = new ArrayList<>();
        int permissions = 0;
        for (ConformanceCase service : ConformanceCase.all()) {
            if (!service.known().isRefusedHere()) {
                for (Value.Mapping permission : permissions(PackagedFolder.templateOf(service, folder))) {
                    permissions++;
                    if (!isNarrow(permission)) {
                        wide.add(service + ": " + Json.compact(permission));
                    }
                }
            }
        }
        assertThat(permissions).isGreaterThan(300);
        assertThat(wide).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "apigateway.amazonaws.com, arn:aws:execute-api:us-east-1:123456789012:*/*/*",
        "apigateway.amazonaws.com, arn:aws:execute-api:us-east-1:*:abc/*/*",
        "events.amazonaws.com, arn:aws:events:us-east-1:123456789012:rule/*",
        "s3.amazonaws.com, arn:aws:s3:::*",
        "logs.${AWS::Region}.amazonaws.com, arn:aws:logs:us-east-1:123456789012:*",
        "logs.amazonaws.com, arn:aws:logs:us-east-1:123456789012:log-group:*:*",
        "elasticloadbalancing.amazonaws.com, arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/*",
        "iot.amazonaws.com, *"
    })
    void aWiderPermissionIsFound(String principal, String source) {
        assertThat(isNarrow(Value.mapping()
                        .put("Principal", principal)
                        .put("SourceArn", source)
                        .put("SourceAccount", "123456789012")
                        .build()))
                .isFalse();
        assertThat(isNarrow(Value.mapping().put("Principal", principal).build()))
                .isFalse();
    }

    private static List<Value.Mapping> permissions(Value.Mapping template) {
        return template
                .get("Resources")
                .map(Value.Mapping.class::cast)
                .orElse(Value.Mapping.EMPTY)
                .entries()
                .values()
                .stream()
                .map(Value.Mapping.class::cast)
                .filter(resource ->
                        text(resource.get("Type").orElse(Value.NULL)).equals("AWS::Lambda::Permission"))
                .map(resource -> (Value.Mapping) resource.get("Properties").orElseThrow())
                .toList();
    }

    private static boolean isNarrow(Value.Mapping permission) {
        String principal = text(permission.get("Principal").orElseThrow());
        if (WITHOUT_ARN.containsKey(principal)) {
            return WITHOUT_ARN.get(principal).stream()
                    .anyMatch(property -> permission.get(property).isPresent());
        }
        // The ARN of a bucket has no account: who owns the name next must not call.
        boolean isOfAccount = !principal.equals("s3.amazonaws.com")
                || permission.get("SourceAccount").isPresent();
        String source = text(permission.get("SourceArn").orElse(Value.NULL));
        return isOfAccount
                && SOURCES.getOrDefault(principal, List.of()).stream().anyMatch(source::matches);
    }

    /** A value as text, what is known at the deployment only as {@code ${…}}. */
    private static String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Mapping mapping && mapping.entries().size() == 1) {
            Map.Entry<String, Value> function =
                    mapping.entries().entrySet().iterator().next();
            List<Value> arguments = function.getValue() instanceof Value.Sequence sequence
                    ? sequence.items()
                    : List.of(function.getValue());
            return switch (function.getKey()) {
                case "Fn::Join" -> joined(((Value.Sequence) arguments.get(1)).items(), text(arguments.get(0)));
                case "Fn::Sub" -> text(arguments.get(0));
                default -> "${" + joined(arguments, ".") + "}";
            };
        }
        return Json.compact(value);
    }

    private static String joined(List<Value> values, String separator) {
        return values.stream().map(PermissionsTest::text).collect(Collectors.joining(separator));
    }
}
