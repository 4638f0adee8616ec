/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import org.apache.commons.io.FileUtils

FileUtils.copyDirectory(new File(scripts, '../../examples/image-dockerfile'), basedir,
        { file -> file.name != 'target' } as FileFilter)
return true
