/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.risk;

/**
 * A risk of a change.
 *
 * @param logicalId the resource of the new template that has it
 * @param text a sentence without the logical id
 * @param pointer leads to what causes it, a JSON pointer into the new template
 */
public record Risk(String logicalId, String text, String pointer) {}
