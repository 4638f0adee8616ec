/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import java.util.Optional;

/**
 * The role in which Amazon API Gateway writes logs of all APIs of an account.
 *
 * @param arn its ARN, in which <code>${AWS::AccountId}</code> and its like may stand; empty for the one that Serverless makes
 */
public record LogRole(Optional<String> arn) {}
