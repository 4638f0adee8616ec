/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

/**
 * A statement with its place.
 *
 * @param permission what it says
 * @param logicalId the resource of the template that has it
 * @param type the type of that resource
 * @param subject the role, bucket or other resource that the statement belongs to: a logical id, or a name outside the template
 * @param pointer leads to it in the template, a JSON pointer
 */
record Grant(Permission permission, String logicalId, String type, String subject, String pointer) {}
