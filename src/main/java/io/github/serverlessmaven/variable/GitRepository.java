/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import java.io.File;
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
 * A Git repository as it is now. Apart from {@link GitSource}, which every service has: JGit's jar is signed, and checking that takes
 * longer than reading a configuration.
 *
 * @param folder the repository's own folder, {@code .git}
 */
record GitRepository(File folder) {

    /** What JGit asks of a repository. */
    private interface Question<T> {

        T ask(Git git) throws IOException, GitAPIException;
    }

    /** The repository that a folder is in, if it is in one. */
    static Optional<GitRepository> around(Path folder) {
        QuietGitSettings.use();
        return Optional.ofNullable(
                        new FileRepositoryBuilder().findGitDir(folder.toFile()).getGitDir())
                .map(GitRepository::new);
    }

    /** The commit's 40 hexadecimal digits; empty before the first. */
    Optional<String> commit() throws IOException {
        return ask(git -> head(git.getRepository()).map(ObjectId::name));
    }

    /** The branch; empty for a detached head, which has the commit in the branch's place. */
    Optional<String> branch() throws IOException {
        return ask(git -> Optional.ofNullable(git.getRepository().exactRef(Constants.HEAD))
                .filter(Ref::isSymbolic)
                .map(head -> Repository.shortenRefName(head.getTarget().getName())));
    }

    /** The nearest tag and the commits since, or else the beginning of the commit's digits; empty before the first commit. */
    Optional<String> description() throws IOException {
        return ask(git -> describe(git, true));
    }

    /** The commit's own tag; behind the tag of an earlier commit, the description counts the commits since. */
    Optional<String> tag() throws IOException {
        return ask(git -> {
            Optional<String> nearest = describe(git, false);
            if (nearest.isEmpty()) {
                return nearest;
            }
            Ref tag = git.getRepository().exactRef(Constants.R_TAGS + nearest.get());
            return nearest.filter(name -> tag != null);
        });
    }

    /** Whether files under version control are changed. */
    boolean isChanged() throws IOException {
        return ask(git -> git.status().call().hasUncommittedChanges());
    }

    private <T> T ask(Question<T> question) throws IOException {
        try (Repository repository =
                        new FileRepositoryBuilder().setGitDir(folder).build();
                Git git = new Git(repository)) {
            return question.ask(git);
        } catch (GitAPIException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Optional<ObjectId> head(Repository repository) throws IOException {
        return Optional.ofNullable(repository.resolve(Constants.HEAD));
    }

    private static Optional<String> describe(Git git, boolean always) throws IOException, GitAPIException {
        return head(git.getRepository()).isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(
                        git.describe().setTags(true).setAlways(always).call());
    }
}
