using System.Runtime.Versioning;

// Modes of files, signals and pseudo-terminals are looked at as Unix has them.
[assembly: UnsupportedOSPlatform("windows")]
