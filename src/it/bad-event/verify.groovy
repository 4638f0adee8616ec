/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
evaluate(new File(scripts, 'fails-well.groovy'))
