/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.image.RegistryNetwork;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * How requests reach AWS: through the proxy of the settings, with the certificates that they trust.
 *
 * @param settings how AWS is reached
 */
record AwsNetwork(AwsSettings settings) {

    /** To AWS's services; a call may take as long as the longest function, 15 minutes. */
    SdkHttpClient http() {
        return http(Duration.ofMinutes(16));
    }

    /** To AWS's services, with another limit of the time for an answer. */
    SdkHttpClient http(Duration answerTime) {
        UrlConnectionHttpClient.Builder builder = UrlConnectionHttpClient.builder();
        settings.proxy().ifPresent(proxy -> {
            ProxyConfiguration.Builder configuration =
                    ProxyConfiguration.builder().endpoint(proxy.address()).nonProxyHosts(proxy.directHosts());
            proxy.login()
                    .ifPresent(login -> configuration.username(login.user()).password(login.password()));
            builder.proxyConfiguration(configuration.build());
        });
        settings.authorities()
                .map(CertificateAuthorities::new)
                .ifPresent(authorities -> builder.tlsTrustManagersProvider(authorities::trustManagers));
        return builder.socketTimeout(answerTime).build();
    }

    /** To registries of images, and for what the AWS SDK's client cannot send. */
    RegistryNetwork registries() {
        return new RegistryNetwork(
                settings.proxy(),
                settings.authorities().map(CertificateAuthorities::new).map(CertificateAuthorities::context));
    }
}
