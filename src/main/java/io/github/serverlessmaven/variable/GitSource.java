/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The state of the Git repository that the service is in: <code>${git:sha}</code>, the commit's 40 hexadecimal digits;
 * <code>${git:branch}</code>; <code>${git:describe}</code>, as {@code git describe --tags --always} says it; <code>${git:tag}</code>, the
 * commit's own tag; <code>${git:dirty}</code>, whether files under version control are changed. Without a repository, on no branch or
 * without a tag there is no value. Git need not be installed.
 */
public final class GitSource implements VariableSource {

    private final Path serviceDirectory;

    /** Makes the source. */
    public GitSource(VariableContext context) {
        serviceDirectory = context.serviceDirectory();
    }

    /** The commit that a folder's repository is at, 40 hexadecimal digits; empty outside a repository, and before its first commit. */
    public static Optional<String> commitOf(Path folder) {
        try {
            Optional<GitRepository> repository = GitRepository.around(folder);
            return repository.isEmpty() ? Optional.empty() : repository.get().commit();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return "git";
    }

    @Override
    public Optional<ConfigNode> lookup(Lookup lookup) {
        String address = lookup.requiredAddress("${git:sha}");
        return GitRepository.around(serviceDirectory).flatMap(repository -> value(address, repository, lookup));
    }

    private static Optional<ConfigNode> value(String address, GitRepository repository, Lookup lookup) {
        try {
            return switch (address) {
                case "sha" -> repository.commit().map(Scalars::text);
                case "branch" -> repository.branch().map(Scalars::text);
                case "describe" -> repository.description().map(Scalars::text);
                case "tag" -> repository.tag().map(Scalars::text);
                case "dirty" -> Optional.of(Scalars.bool(repository.isChanged()));
                default ->
                    throw lookup.wrongArguments(
                            "\"git\" has no \"" + address + "\", only sha, branch, describe, tag and dirty",
                            "${git:sha}");
            };
        } catch (IOException e) {
            throw lookup.unavailable(
                    "the Git repository " + repository.folder() + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public String remedy(Lookup lookup) {
        return "Run the goal in a clone that has it, or add a fallback, as in ${git:"
                + lookup.address().orElse("sha") + ", 'value'}.";
    }
}
