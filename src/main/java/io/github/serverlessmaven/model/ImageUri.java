/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of an image in Amazon ECR, by tag or by digest. Forms of the parts are those of "Repository" and "ImageIdentifier" in the
 * Amazon ECR API reference.
 *
 * @param registry the host
 * @param account the account the registry belongs to, 12 digits
 * @param region the region it is in
 * @param repository the repository's name
 * @param tag the tag, unless the image is given by digest
 * @param digest {@code sha256:} and 64 hexadecimal digits, unless the image is given by tag
 */
public record ImageUri(
        String registry,
        String account,
        String region,
        String repository,
        Optional<String> tag,
        Optional<String> digest) {

    /** The address in words. */
    public static final String FORM =
            "an address such as 123456789012.dkr.ecr.eu-central-1.amazonaws.com/app:1.0 or .../app@sha256:<64 hexadecimal digits>";

    /** Hosts in China end in .com.cn, all others, GovCloud's among them, in .com. */
    static final String REGISTRY =
            "(?<account>[0-9]{12})\\.dkr\\.ecr\\.(?<region>(?:(?!cn-)[a-z]{2}(?:-[a-z]+)+-[0-9]+(?=\\.amazonaws\\.com/)"
                    + "|cn(?:-[a-z]+)+-[0-9]+(?=\\.amazonaws\\.com\\.cn/)))\\.amazonaws\\.com(?:\\.cn)?";

    /** The name of a repository, whatever its length. */
    static final String REPOSITORY_NAME = "[a-z0-9]+(?:[._/-][a-z0-9]+)*";

    private static final String REPOSITORY = "(?<repository>(?=[^@:]{2,256}[@:])" + REPOSITORY_NAME + ")";
    private static final String TAG = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
    private static final String DIGEST = "sha256:[0-9a-f]{64}";

    /** Must match a whole address. */
    static final Pattern PATTERN = Pattern.compile(
            "(?<registry>" + REGISTRY + ")/" + REPOSITORY + "(?::(?<tag>" + TAG + ")|@(?<digest>" + DIGEST + "))");

    /** The parts of an address; empty if it is none. */
    public static Optional<ImageUri> parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        return matcher.matches()
                ? Optional.of(new ImageUri(
                        matcher.group("registry"),
                        matcher.group("account"),
                        matcher.group("region"),
                        matcher.group("repository"),
                        Optional.ofNullable(matcher.group("tag")),
                        Optional.ofNullable(matcher.group("digest"))))
                : Optional.empty();
    }

    /** The image of a digest in this image's repository. */
    public PinnedImage at(String digestOfImage) {
        return new PinnedImage(new EcrRepository(Optional.of(registry), repository), digestOfImage);
    }

    @Override
    public String toString() {
        return registry + "/" + repository
                + tag.map(text -> ":" + text).orElse("")
                + digest.map(text -> "@" + text).orElse("");
    }
}
