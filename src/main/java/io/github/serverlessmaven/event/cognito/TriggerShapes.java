/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.cognito;

import io.github.serverlessmaven.model.EventShape;
import java.util.List;

/** What the triggers of a user pool deliver. */
final class TriggerShapes {

    private static final List<String> WITHOUT_CLASS =
            List.of("CustomSMSSender", "CustomEmailSender", "InboundFederation");
    private static final String TOKEN_V1 = "CognitoUserPoolPreTokenGenerationEvent";
    private static final String TOKEN_V2 = TOKEN_V1 + "V2";

    private TriggerShapes() {}

    /**
     * What a trigger delivers.
     *
     * @param version of the events, such as {@code V1_0}
     */
    static EventShape of(String trigger, String version) {
        String name = "an event of " + trigger;
        if (WITHOUT_CLASS.contains(trigger)) {
            return EventShape.of(name);
        }
        if (trigger.equals("PreTokenGeneration")) {
            boolean isFirst = version.equals("V1_0");
            String instead = isFirst ? "set \"lambdaVersion: V2_0\"" : "set \"lambdaVersion: V1_0\"";
            String other = isFirst ? TOKEN_V2 : TOKEN_V1;
            return EventShape.of(name + " " + version, isFirst ? TOKEN_V1 : TOKEN_V2)
                    .relatedTo(EventShape.names(other))
                    .withRemedy(other, instead);
        }
        return EventShape.of(
                name, "CognitoUserPool" + (trigger.equals("UserMigration") ? "MigrateUser" : trigger) + "Event");
    }
}
