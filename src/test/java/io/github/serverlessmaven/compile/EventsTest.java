/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventsTest {

    @Test
    void functionsAtTheEdgesOfCloudFrontAreRefusedWithTheAlternative() {
        assertThat(events("      - cloudFront: {eventType: viewer-request}\n").rendered())
                .contains(
                        "serverless.yml:9:9 functions.hello.events.0.cloudFront: is not available here [NOT_AVAILABLE]")
                .contains(
                        "in front of the function's URL or of an HTTP API, as docs/guides/events.md#cloudfront shows");
    }

    @Test
    void anUnknownEventGetsTheNearestType() {
        assertThat(events("      - shedule: rate(1 hour)\n").rendered())
                .contains("functions.hello.events.0.shedule: is not a known key [UNKNOWN_KEY]")
                .contains("Did you mean \"schedule\"?");
    }

    @Test
    void anUnknownEventWithoutSettingsGetsTheNearestTypeToo() {
        assertThat(events("      - alexaskill\n").rendered())
                .contains("functions.hello.events.0.alexaskill: is not a known key [UNKNOWN_KEY]")
                .contains("Did you mean \"alexaSkill\"?");
        assertThat(events("      [bar, 7, ~, ' ']\n").rendered())
                .contains("functions.hello.events.0.bar: is not a known key")
                .contains("Known here: activemq, alb,")
                .contains("functions.hello.events.1.7: is not a known key")
                .contains("functions.hello.events.2.null: is not a known key")
                .contains("functions.hello.events.3: must be a mapping");
        assertThat(events("      - foo: 1\n").rendered()).contains("Known here: activemq, alb,");
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
        assertThat(events("      - cloudFront:\n").rendered()).contains("[MALFORMED_EVENT]");
        assertThat(events("      - cloudFront\n").rendered()).contains("[NOT_AVAILABLE]");
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
