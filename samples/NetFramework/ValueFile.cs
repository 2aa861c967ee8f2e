using System;
using System.IO;
using System.Text;

namespace ApiKeys.Client.Samples.NetFramework
{
    /// <summary>
    /// A new file for the value of a key, which is never overwritten. It is deleted if there is no value, so that the
    /// next run can use its name.
    /// </summary>
    internal sealed class ValueFile : IDisposable
    {
        private readonly FileStream _file;
        private bool _isKept;

        public ValueFile(string path)
        {
            _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }

        public void Save(SecretValue value)
        {
            byte[] text = Encoding.UTF8.GetBytes(value.Reveal());
            _file.Write(text, 0, text.Length);
            _file.Flush(flushToDisk: true);
            _isKept = true;
        }

        public void Dispose()
        {
            _file.Dispose();
            if (!_isKept)
            {
                File.Delete(_file.Name);
            }
        }
    }
}
