/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TemplateQuotasTest {

    @Test
    void aTemplateThatCloudFormationRefusesIsReportedWithWhatCountsMost() {
        assertThat(service(100, "http", 2, "").renderedWarnings())
                .contains(
                        "functions: gives a template of ",
                        " resources, of which CloudFormation takes at most 500: \"http\" events (",
                        "functions themselves (",
                        "Make several services of it");
    }

    @Test
    void theUsersOwnResourcesCount() {
        String topics = IntStream.rangeClosed(1, 500)
                .mapToObj(number -> "    Topic" + number + ": {Type: 'AWS::SNS::Topic'}")
                .collect(Collectors.joining("\n"));
        assertThat(service(1, "httpApi", 1, "resources:\n  Resources:\n" + topics + "\n")
                        .renderedWarnings())
                .contains("at most 500: \"resources\" (500), ");
    }

    @Test
    void aTemplateThatIsNearlyAsLargeIsReportedToo() {
        CompiledService service = service(1, "httpApi", 450, "");
        assertThat(service.rendered()).isEmpty();
        assertThat(service.renderedWarnings()).contains("gives a template of 460 resources");
    }

    @Test
    void aServiceOfTheUsualSizeIsNotReported() {
        CompiledService service = service(10, "http", 5, "");
        assertThat(service.rendered()).isEmpty();
        assertThat(service.renderedWarnings()).isEmpty();
    }

    @Test
    void anApiWithMorePathsThanApiGatewayTakesIsAWarning() {
        assertThat(service(1, "http", 300, "").renderedWarnings())
                .contains(
                        "gives an API with 301 paths, each part of one counting once, of which Amazon API Gateway takes 300");
        assertThat(service(1, "httpApi", 301, "").renderedWarnings())
                .contains("gives an API with 301 routes, of which");
    }

    private static CompiledService service(int functions, String type, int events, String more) {
        StringBuilder yaml = new StringBuilder("""
                service: demo
                provider: {name: aws, runtime: java21}
                package: {artifact: app.zip}
                %sfunctions:
                """.formatted(more));
        for (int function = 1; function <= functions; function++) {
            yaml.append("  f" + function + ":\n    handler: a.B\n    events:\n");
            for (int event = 1; event <= events; event++) {
                yaml.append("      - " + type + ": GET /p" + function + "x" + event + "\n");
            }
        }
        return CompiledService.of(yaml.toString());
    }
}
