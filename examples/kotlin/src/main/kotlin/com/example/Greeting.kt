/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example

import com.amazonaws.services.lambda.runtime.Context
import com.amazonaws.services.lambda.runtime.RequestHandler

/** Greets whoever the event names. */
class Greeting : RequestHandler<Map<String, String>, String> {
    override fun handleRequest(event: Map<String, String>, context: Context) = "Hello, ${event["name"] ?: "world"}, from Kotlin!"
}
