import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { unzlibSync } from 'fflate';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
