/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.aws.AwsSettings.HttpProxy;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** The active proxy of settings.xml. */
final class MavenProxy {

    private MavenProxy() {}

    static Optional<HttpProxy> of(Settings settings, SettingsDecrypter decrypter) {
        return Optional.ofNullable(settings.getActiveProxy()).map(proxy -> toHttpProxy(decrypt(proxy, decrypter)));
    }

    private static Proxy decrypt(Proxy proxy, SettingsDecrypter decrypter) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(proxy));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new ServerlessException(
                        "The password of proxy " + proxy.getId() + " in settings.xml cannot be decrypted: "
                                + problem.getMessage(),
                        "Encrypt it again with \"mvn --encrypt-password\".");
            }
        }
        return result.getProxy();
    }

    private static HttpProxy toHttpProxy(Proxy proxy) {
        String hosts = Optional.ofNullable(proxy.getNonProxyHosts()).orElse("");
        Set<String> patterns = Arrays.stream(hosts.split("[|,]"))
                .map(String::trim)
                .filter(host -> !host.isEmpty())
                .map(host -> host.replace(".", "\\.").replace("*", ".*"))
                .collect(Collectors.toSet());
        return new HttpProxy(
                URI.create("http://" + proxy.getHost() + ":" + proxy.getPort()),
                Optional.ofNullable(proxy.getUsername()),
                Optional.ofNullable(proxy.getPassword()),
                patterns);
    }
}
