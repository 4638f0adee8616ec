/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a reviewer should know of a plan.
 *
 * @param kind what it is about
 * @param logicalId the resource it is about
 * @param text a sentence without the logical id
 * @param pointer a JSON pointer into the new template to the part that causes it, such as {@code /Resources/Table/Properties/TableName};
 *     empty if it is about what is removed
 */
public record Finding(Kind kind, String logicalId, String text, Optional<String> pointer) {

    /** What a finding is about. */
    public enum Kind {
        /** A resource is or may be replaced. */
        REPLACE("replace", true, false),
        /** Data is or may be deleted. */
        DATA_LOSS("dataLoss", true, false),
        /** A role or a policy allows more than before. */
        IAM("iam", true, true),
        /** Something can be called or read by anybody. */
        PUBLIC("public", true, false),
        /** Something costs more than before. */
        COST("cost", true, true),
        /** The code of a function changes. */
        CODE("code", false, false),
        /** A resource is not as the deployed template describes it. */
        DRIFT("drift", true, false);

        private final String text;
        private final boolean isForReview;
        private final boolean isExpectedAtFirst;

        Kind(String text, boolean isForReview, boolean isExpectedAtFirst) {
            this.text = text;
            this.isForReview = isForReview;
            this.isExpectedAtFirst = isExpectedAtFirst;
        }

        /** The name in JSON and in options. */
        public String text() {
            return text;
        }

        /** Whether somebody should look at the plan before it is deployed. */
        boolean isForReview() {
            return isForReview;
        }

        /** Whether a first deployment has it anyway, which surprises nobody. */
        boolean isExpectedAtFirst() {
            return isExpectedAtFirst;
        }

        /** The kind of a name. */
        public static Optional<Kind> named(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text.equals(text))
                    .findFirst();
        }
    }

    /** A finding about a change of a property. */
    static Finding of(Kind kind, ResourceChange resource, String text, List<String> path) {
        return new Finding(kind, resource.id(), text, Optional.of(pointer(resource.id(), path)));
    }

    /** The JSON pointer into a template to a part of a resource. */
    public static String pointer(String logicalId, List<String> path) {
        StringBuilder pointer = new StringBuilder("/Resources/" + logicalId);
        path.forEach(key -> pointer.append('/').append(key.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }
}
