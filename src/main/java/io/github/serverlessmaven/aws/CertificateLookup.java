/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.variable.CloudLookup.Certificate;
import io.github.serverlessmaven.variable.CloudLookup.Missing;
import io.github.serverlessmaven.variable.CloudLookup.Question;
import io.github.serverlessmaven.variable.CloudLookup.Refused;
import io.github.serverlessmaven.variable.CloudLookup.Reply;
import io.github.serverlessmaven.variable.CloudLookup.Text;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;

/** Finds issued certificates of a region by the names they were issued for. */
final class CertificateLookup {

    private final AcmClient client;

    CertificateLookup(AcmClient client) {
        this.client = client;
    }

    /** A reply to each question; all certificates of the region are read once. */
    Map<Question, Reply> answer(List<Certificate> questions) {
        Map<Question, Reply> replies = new HashMap<>();
        try {
            List<CertificateSummary> issued = AwsErrors.translating("list the certificates", this::issued);
            questions.forEach(question -> replies.put(question, reply(question, issued)));
        } catch (ServerlessException e) {
            questions.forEach(question -> replies.put(question, new Refused(e)));
        }
        return replies;
    }

    /** Unless key algorithms are named, ACM leaves out all certificates but those of RSA keys of 1,024 and 2,048 bits. */
    private List<CertificateSummary> issued() {
        List<KeyAlgorithm> all = List.copyOf(KeyAlgorithm.knownValues());
        return client
                .listCertificatesPaginator(request -> request.certificateStatuses(CertificateStatus.ISSUED)
                        .includes(filters -> filters.keyTypes(all)))
                .certificateSummaryList()
                .stream()
                .toList();
    }

    /** Of several the one that is valid longest. */
    private static Reply reply(Certificate question, List<CertificateSummary> issued) {
        return issued.stream()
                .filter(certificate -> question.name().equalsIgnoreCase(certificate.domainName()))
                .max(Comparator.comparing(certificate ->
                        Optional.ofNullable(certificate.notAfter()).orElse(Instant.MIN)))
                .<Reply>map(certificate -> new Text(certificate.certificateArn()))
                .orElseGet(Missing::new);
    }
}
