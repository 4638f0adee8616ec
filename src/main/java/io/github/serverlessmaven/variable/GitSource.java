/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

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

    @Override
    public String name() {
        return "git";
    }

    @Override
    public Optional<ConfigNode> lookup(Lookup lookup) {
        String address = lookup.requiredAddress("${git:sha}");
        QuietGitSettings.use();
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(serviceDirectory.toFile());
        if (builder.getGitDir() == null) {
            return Optional.empty();
        }
        try (Repository repository = builder.build();
                Git git = new Git(repository)) {
            return switch (address) {
                case "sha" -> head(repository).map(ObjectId::name).map(Scalars::text);
                case "branch" -> branch(repository).map(Scalars::text);
                case "describe" -> describe(git, true).map(Scalars::text);
                case "tag" -> tag(git).map(Scalars::text);
                case "dirty" -> Optional.of(Scalars.bool(git.status().call().hasUncommittedChanges()));
                default ->
                    throw lookup.wrongArguments(
                            "\"git\" has no \"" + address + "\", only sha, branch, describe, tag and dirty",
                            "${git:sha}");
            };
        } catch (IOException | GitAPIException e) {
            throw lookup.unavailable(
                    "the Git repository " + builder.getGitDir() + " cannot be read: " + e.getMessage());
        }
    }

    private static Optional<ObjectId> head(Repository repository) throws IOException {
        return Optional.ofNullable(repository.resolve(Constants.HEAD));
    }

    /** A detached head has the commit in the branch's place. */
    private static Optional<String> branch(Repository repository) throws IOException {
        return Optional.ofNullable(repository.exactRef(Constants.HEAD))
                .filter(Ref::isSymbolic)
                .map(head -> Repository.shortenRefName(head.getTarget().getName()));
    }

    private static Optional<String> describe(Git git, boolean always) throws IOException, GitAPIException {
        return head(git.getRepository()).isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(
                        git.describe().setTags(true).setAlways(always).call());
    }

    /** Behind the tag of an earlier commit, the description counts the commits since. */
    private static Optional<String> tag(Git git) throws IOException, GitAPIException {
        Optional<String> nearest = describe(git, false);
        if (nearest.isEmpty()) {
            return nearest;
        }
        Ref tag = git.getRepository().exactRef(Constants.R_TAGS + nearest.get());
        return nearest.filter(name -> tag != null);
    }

    @Override
    public String remedy(Lookup lookup) {
        return "Run the goal in a clone that has it, or add a fallback, as in ${git:"
                + lookup.address().orElse("sha") + ", 'value'}.";
    }
}
