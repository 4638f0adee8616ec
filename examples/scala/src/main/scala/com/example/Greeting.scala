/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example

import com.amazonaws.services.lambda.runtime.{Context, RequestHandler}
import java.util.{Map => JavaMap}

/** Greets whoever the event names. */
class Greeting extends RequestHandler[JavaMap[String, String], String] {
  override def handleRequest(event: JavaMap[String, String], context: Context): String =
    s"Hello, ${event.getOrDefault("name", "world")}, from Scala!"
}
