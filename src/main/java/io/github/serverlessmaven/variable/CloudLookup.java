/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.Map;
import java.util.Set;

/** AWS, asked for values of variables: only for those that are needed, and for many at once. */
public interface CloudLookup {

    /**
     * Asks AWS.
     *
     * @param questions at least one
     * @return a reply to each question
     * @throws ServerlessException if none of the questions could be asked, such as without credentials
     */
    Map<Question, Reply> answer(Set<Question> questions);

    /** What AWS is asked for. */
    sealed interface Question {

        /** The AWS region that is asked, such as {@code eu-central-1}. */
        String region();
    }

    /** The id of the account whose credentials are used: twelve digits (STS GetCallerIdentity). */
    record Account(String region) implements Question {}

    /** The value of a stack's output (CloudFormation DescribeStacks). */
    record StackOutput(String region, String stack, String output) implements Question {}

    /** An object's text in UTF-8 (S3 GetObject). */
    record StoredObject(String region, String bucket, String key) implements Question {}

    /**
     * A parameter (SSM GetParameters).
     *
     * @param name its name, with a version or label if one is wanted: {@code /orders/url:3}
     * @param decrypt whether a secure string is asked for in clear
     */
    record StoredParameter(String region, String name, boolean decrypt) implements Question {}

    /** The ARN of an issued certificate, by the domain name that it was issued for (ACM ListCertificates). */
    record Certificate(String region, String name) implements Question {}

    /** What AWS says. */
    sealed interface Reply {}

    /** A text. */
    record Text(String text) implements Reply {}

    /** The items of a parameter of type {@code StringList}, separated by commas. */
    record TextList(String text) implements Reply {}

    /**
     * A parameter of type {@code SecureString}, or a secret of the Secrets Manager read through a parameter.
     *
     * @param text the secret itself; encrypted if it was asked for so
     * @param name its name, without version or label
     * @param version its version, 1 or greater; 0 for a secret of the Secrets Manager
     */
    record Secret(String text, String name, long version) implements Reply {

        /** Does not show the secret. */
        @Override
        public String toString() {
            return name + ":" + version;
        }
    }

    /** There is no such value. */
    record Missing() implements Reply {}

    /** AWS could not be reached. */
    record Refused(ServerlessException reason) implements Reply {}
}
