/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

/**
 * A target of a rule that waits for events, for reading.
 *
 * @param bus the name of the rule's bus
 * @param rule the name of the rule
 * @param arn who gets the events
 * @param isEnabled whether the rule is
 */
public record RuleTarget(String bus, String rule, String arn, boolean isEnabled) {}
