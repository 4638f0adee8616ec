/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.variable.CloudLookup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sts.StsClient;

/** Asks AWS for values of variables: each region's stacks and parameters together, each thing once. */
public final class AwsLookup implements CloudLookup {

    private final AwsSettings settings;

    /**
     * Makes the lookup; nothing is sent yet.
     *
     * @param settings how AWS is reached; each question names its own region
     */
    public AwsLookup(AwsSettings settings) {
        this.settings = settings;
    }

    @Override
    public Map<Question, Reply> answer(Set<Question> questions) {
        Map<Question, Reply> replies = new HashMap<>();
        questions.stream().collect(Collectors.groupingBy(Question::region)).forEach((region, ofRegion) -> {
            try (AwsAccess aws = new AwsAccess(settings.in(region))) {
                answer(ofRegion, aws, replies);
            }
        });
        return replies;
    }

    private static void answer(List<Question> questions, AwsAccess aws, Map<Question, Reply> replies) {
        only(StackOutput.class, questions).stream()
                .collect(Collectors.groupingBy(StackOutput::stack))
                .forEach((stack, ofStack) -> replies.putAll(outputs(aws, stack, ofStack)));
        List<StoredParameter> parameters = only(StoredParameter.class, questions);
        if (!parameters.isEmpty()) {
            replies.putAll(new ParameterLookup(aws.clients().parameters()).answer(parameters));
        }
        List<StoredObject> objects = only(StoredObject.class, questions);
        if (!objects.isEmpty()) {
            S3Client buckets = aws.clients().foreignBuckets();
            objects.forEach(object -> replies.put(object, reply(() -> object(buckets, object))));
        }
        List<Certificate> certificates = only(Certificate.class, questions);
        if (!certificates.isEmpty()) {
            replies.putAll(new CertificateLookup(aws.clients().certificates()).answer(certificates));
        }
        only(Account.class, questions)
                .forEach(account ->
                        replies.put(account, reply(() -> account(aws.clients().identity()))));
    }

    private static <Q extends Question> List<Q> only(Class<Q> type, List<Question> questions) {
        return questions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** A reply, or the reason why there is none. */
    static Reply reply(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (ServerlessException e) {
            return new Refused(e);
        }
    }

    private static Reply account(StsClient identity) {
        return new Text(AwsErrors.translating("read the id of the AWS account", identity::getCallerIdentity)
                .account());
    }

    private static Map<Question, Reply> outputs(AwsAccess aws, String stack, List<StackOutput> questions) {
        Map<Question, Reply> replies = new HashMap<>();
        try {
            Map<String, String> outputs =
                    aws.stacks().find(stack).map(Stack::outputs).orElse(Map.of());
            questions.forEach(question -> replies.put(
                    question,
                    Optional.ofNullable(outputs.get(question.output()))
                            .<Reply>map(Text::new)
                            .orElseGet(Missing::new)));
        } catch (ServerlessException e) {
            questions.forEach(question -> replies.put(question, new Refused(e)));
        }
        return replies;
    }

    private static Reply object(S3Client buckets, StoredObject object) {
        try {
            return new Text(AwsErrors.translating(
                            "read s3://" + object.bucket() + "/" + object.key(),
                            () -> buckets.getObjectAsBytes(
                                    request -> request.bucket(object.bucket()).key(object.key())))
                    .asUtf8String());
        } catch (ServerlessException e) {
            if (e.getCause() instanceof NoSuchKeyException) {
                return new Missing();
            }
            throw e;
        }
    }
}
