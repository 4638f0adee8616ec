/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.variable.CloudLookup.Missing;
import io.github.serverlessmaven.variable.CloudLookup.Question;
import io.github.serverlessmaven.variable.CloudLookup.Refused;
import io.github.serverlessmaven.variable.CloudLookup.Reply;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What AWS has answered so far, and what is requested from it next: all at once, after everything that does not need it. */
final class CloudAnswers {

    static final DiagnosticCode NEEDS_AWS = new DiagnosticCode(
            "VARIABLE_NEEDS_AWS", "A variable needs AWS for a value that must be known before AWS is called.");

    private final Optional<CloudLookup> aws;
    private final Map<Question, Reply> known = new HashMap<>();
    private final Set<Question> open = new LinkedHashSet<>();

    private CloudAnswers(Optional<CloudLookup> aws) {
        this.aws = aws;
    }

    static CloudAnswers of(CloudLookup aws) {
        return new CloudAnswers(Optional.of(aws));
    }

    /** For values that must be known before AWS is called, such as the profile. */
    static CloudAnswers none() {
        return new CloudAnswers(Optional.empty());
    }

    /**
     * The reply to a question.
     *
     * @param source the name of the source that asks
     * @return empty if AWS has no such value
     * @throws UnresolvedException if AWS has not been asked yet; {@link #fetch} will
     * @throws ServerlessException if AWS could not be reached
     */
    Optional<Reply> to(Question question, String source) {
        if (aws.isEmpty()) {
            throw new VariableException(
                    NEEDS_AWS,
                    "this value must be known before AWS is called, but its variable of source \"" + source
                            + "\" needs AWS",
                    "Take the value from ${opt:NAME}, ${param:NAME} or ${env:NAME}.");
        }
        Reply reply = known.get(question);
        if (reply == null) {
            open.add(question);
            throw new UnresolvedException();
        }
        if (reply instanceof Refused refused) {
            throw refused.reason();
        }
        return Optional.of(reply).filter(found -> !(found instanceof Missing));
    }

    /** Asks AWS what is open; false if nothing is. */
    boolean fetch() {
        if (open.isEmpty()) {
            return false;
        }
        try {
            known.putAll(aws.orElseThrow().answer(Set.copyOf(open)));
        } catch (ServerlessException e) {
            open.forEach(question -> known.put(question, new Refused(e)));
        }
        open.forEach(question -> known.computeIfAbsent(question, unanswered -> {
            throw new IllegalStateException("no reply to " + unanswered);
        }));
        open.clear();
        return true;
    }
}
