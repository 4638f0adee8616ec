/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.aws.AwsAccess;
import io.github.serverlessmaven.aws.AwsLookup;
import io.github.serverlessmaven.aws.AwsSettings;
import io.github.serverlessmaven.compile.ServiceCompiler;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.CertificateName;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.variable.CloudLookup.Certificate;
import io.github.serverlessmaven.variable.CloudLookup.Question;
import io.github.serverlessmaven.variable.CloudLookup.Refused;
import io.github.serverlessmaven.variable.CloudLookup.Reply;
import io.github.serverlessmaven.variable.CloudLookup.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The certificates that domains of a service name. Nothing is looked up offline. Where AWS cannot be reached, as without credentials, the
 * reason is logged and the service goes without: it can be packaged and run on this machine.
 *
 * @param build the running build
 */
record DomainCertificates(BuildContext build) {

    /**
     * The service with the ARNs of its certificates, or without any if AWS was not asked.
     */
    Service addTo(Service service) {
        Set<CertificateName> names = new ServiceCompiler(service).certificateNames();
        if (names.isEmpty() || build.isOffline()) {
            return service;
        }
        try {
            return service.withCertificates(lookUp(names, service));
        } catch (ServerlessException failure) {
            build.log().warnAlways("No certificate was looked up. " + failure.render());
            return service;
        }
    }

    private Map<CertificateName, Optional<String>> lookUp(Set<CertificateName> names, Service service) {
        AwsSettings settings = new AwsConnection(build)
                .settings(service.stage(), service.region(), service.provider().get(ServiceSchema.PROFILE));
        Map<CertificateName, Question> questions = new HashMap<>();
        names.forEach(
                name -> questions.put(name, new Certificate(name.region(AwsAccess.regionOf(settings)), name.name())));
        Map<Question, Reply> replies = new AwsLookup(settings).answer(new HashSet<>(questions.values()));
        Map<CertificateName, Optional<String>> found = new HashMap<>();
        questions.forEach((name, question) -> found.put(name, arn(Objects.requireNonNull(replies.get(question)))));
        return found;
    }

    private static Optional<String> arn(Reply reply) {
        if (reply instanceof Refused refused) {
            throw refused.reason();
        }
        return reply instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }
}
