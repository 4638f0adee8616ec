/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventsTest {

    @Test
    void everyEventIsRefusedByItsTypeAndPlace() {
        CompiledService service = events("""
                      - httpApi: GET /orders
                      - schedule:
                          rate: rate(1 hour)
                """);
        assertThat(service.rendered())
                .contains("serverless.yml:9:9 functions.hello.events.0.httpApi: \"httpApi\" is not supported yet"
                        + " [NOT_SUPPORTED_YET]")
                .contains("serverless.yml:10:9 functions.hello.events.1.schedule: \"schedule\" is not supported yet");
    }

    @Test
    void anUnknownEventGetsTheNearestType() {
        assertThat(events("      - shedule: rate(1 hour)\n").rendered())
                .contains("functions.hello.events.0.shedule: is not a known key [UNKNOWN_KEY]")
                .contains("Did you mean \"schedule\"?");
    }

    @Test
    void settingsThatAreNotIndentedBelowTheirTypeAreExplained() {
        assertThat(events("      - http:\n        path: /orders\n        method: get\n")
                        .rendered())
                .contains("functions.hello.events.0: must be one type of event with its settings, but has http without"
                        + " settings, path, method [MALFORMED_EVENT]")
                .contains("two spaces further to the right");
    }

    @Test
    void anEventWithoutSettingsIsNotPassedOver() {
        assertThat(events("      - websocket:\n").rendered()).contains("[MALFORMED_EVENT]");
        assertThat(events("      - websocket\n").rendered()).contains("[NOT_SUPPORTED_YET]");
    }

    @Test
    void noEventsAreNoProblem() {
        assertThat(events("      []\n").problems()).isEmpty();
    }

    private static CompiledService events(String events) {
        return CompiledService.of("""
                service: orders
                provider:
                  name: aws
                functions:
                  hello:
                    handler: a.B
                    runtime: java21
                    events:
                """ + events);
    }
}
