//! What kind of disk a folder lies on, by asking the system: how a path is spelt says nothing about that.

use std::path::{Path, PathBuf};

/// Whether a folder lies on another computer: a network drive, also one with a letter or in a folder of its own.
pub(crate) fn is_remote(folder: &Path) -> bool {
    system::is_remote(&resolved(folder))
}

/// Whether both lie on one disk, as far as the system tells. Two disks in one case are two; what cannot be asked is none.
pub(crate) fn is_same_disk(one: &Path, other: &Path) -> bool {
    matches!((system::disk_of(one), system::disk_of(other)), (Some(one), Some(other)) if one == other)
}

/// Whether a copy in a folder is lost together with what it is a copy of: both lie on one disk, or the one that is copied lies in it.
pub(crate) fn is_lost_with(folder: &Path, data: &Path) -> bool {
    is_same_disk(folder, data) || is_within(data, folder)
}

/// Whether a folder is another one or lies in it, by whatever spelling, link or mount it is named.
pub(crate) fn is_within(folder: &Path, outer: &Path) -> bool {
    let folder = resolved(folder);
    folder.ancestors().any(|above| system::is_same(above, outer).unwrap_or(above == outer))
}

/// Without links, where the system can follow them.
fn resolved(folder: &Path) -> PathBuf {
    folder.canonicalize().or_else(|_| std::path::absolute(folder)).unwrap_or_else(|_| folder.to_owned())
}

#[cfg(windows)]
mod system {
    use std::path::{Component, Path, Prefix};

    /// The system spells a mapped drive out as the share that it stands for.
    pub fn is_remote(resolved: &Path) -> bool {
        let is_share = |prefix: Prefix<'_>| matches!(prefix, Prefix::UNC(..) | Prefix::VerbatimUNC(..));
        matches!(resolved.components().next(), Some(Component::Prefix(prefix)) if is_share(prefix.kind()))
    }

    pub fn is_same(one: &Path, other: &Path) -> Option<bool> {
        same_file::is_same_file(one, other).ok()
    }

    /// The serial number of the volume.
    pub fn disk_of(folder: &Path) -> Option<u64> {
        let handle = winapi_util::Handle::from_path_any(folder).ok()?;
        Some(winapi_util::file::information(handle).ok()?.volume_serial_number())
    }
}

#[cfg(unix)]
mod system {
    use std::os::unix::fs::MetadataExt as _;
    use std::path::Path;

    pub fn is_same(one: &Path, other: &Path) -> Option<bool> {
        let (one, other) = (std::fs::metadata(one).ok()?, std::fs::metadata(other).ok()?);
        Some((one.dev(), one.ino()) == (other.dev(), other.ino()))
    }

    pub fn disk_of(folder: &Path) -> Option<u64> {
        Some(std::fs::metadata(folder).ok()?.dev())
    }

    #[cfg(target_os = "macos")]
    pub fn is_remote(resolved: &Path) -> bool {
        /// `MNT_LOCAL` of the system's `sys/mount.h`.
        const LOCAL: u32 = 0x1000;
        rustix::fs::statfs(resolved).is_ok_and(|about| about.f_flags & LOCAL == 0)
    }

    #[cfg(not(target_os = "macos"))]
    pub fn is_remote(resolved: &Path) -> bool {
        let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        super::mounts::kind_at(&mounts, resolved).is_some_and(super::mounts::is_of_network)
    }
}

/// The list of what is mounted, as Linux writes it.
#[cfg_attr(any(windows, target_os = "macos"), allow(dead_code, reason = "asked on Linux alone"))]
mod mounts {
    use std::path::Path;

    /// Kinds of file system whose files are on another computer. `fuse.…` is what a program of the user mounts.
    const OF_NETWORK: [&str; 24] = [
        "9p",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.ceph-fuse",
        "fuse.curlftpfs",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.smbnetfs",
        "fuse.sshfs",
        "gfs2",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
    ];

    pub fn is_of_network(kind: &str) -> bool {
        OF_NETWORK.contains(&kind)
    }

    /// The kind of the file system that a path lies in: of those mounted above it the nearest, and of two at one place the later.
    pub fn kind_at<'a>(mountinfo: &'a str, path: &Path) -> Option<&'a str> {
        let mut nearest: Option<(usize, &str)> = None;
        for (point, kind) in mountinfo.lines().filter_map(mount) {
            let length = point.len();
            if path.starts_with(&point) && nearest.is_none_or(|(longest, _)| length >= longest) {
                nearest = Some((length, kind));
            }
        }
        nearest.map(|(_, kind)| kind)
    }

    /// Where a line says that something is mounted, and of which kind it is.
    fn mount(line: &str) -> Option<(String, &str)> {
        let (before, after) = line.split_once(" - ")?;
        Some((unescaped(before.split(' ').nth(4)?), after.split(' ').next()?))
    }

    /// A space is written as `\040`.
    fn unescaped(text: &str) -> String {
        [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
            .into_iter()
            .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        const MOUNTS: &str = "\
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
90 22 0:47 / /srv/Practice\\040share rw,relatime shared:40 - cifs //server/share rw
91 22 0:48 / /mnt/ward rw - nfs4 server:/ward rw
92 22 0:49 / /srv/far rw - fuse.sshfs ann@server:/ rw
93 22 8:17 / /media/stick rw - fuseblk /dev/sdb1 rw
94 91 8:33 / /mnt/ward/here rw - ext4 /dev/sdc1 rw
";

        #[test]
        fn what_is_mounted_from_elsewhere_is_known_by_its_kind_and_not_by_its_name() {
            let remote = |path: &str| kind_at(MOUNTS, Path::new(path)).is_some_and(is_of_network);
            for far in ["/srv/Practice share/copies", "/mnt/ward", "/mnt/ward/2026", "/srv/far/x"] {
                assert!(remote(far), "{far}");
            }
            for here in ["/", "/srv", "/srv/Practice", "/srv/farther", "/media/stick", "/mnt/ward/here/x"] {
                assert!(!remote(here), "{here}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_known_by_whatever_name() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let inside = data.join("snapshots/deep");
        std::fs::create_dir_all(&inside).unwrap();
        std::fs::create_dir(folder.path().join("database")).unwrap();
        assert!(is_within(&data, &data) && is_within(&inside, &data));
        assert!(is_within(&data.join("../data/./snapshots"), &data));
        assert!(!is_within(folder.path(), &data) && !is_within(&folder.path().join("database"), &data));
        #[cfg(unix)]
        {
            let (link, to_inside) = (folder.path().join("link"), folder.path().join("other"));
            std::os::unix::fs::symlink(&data, &link).unwrap();
            std::os::unix::fs::symlink(&inside, &to_inside).unwrap();
            assert!(is_within(&link, &data) && is_within(&to_inside, &data) && is_within(&inside, &link));
        }
    }

    #[test]
    fn the_system_says_which_disk() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        assert!(is_same_disk(one.path(), other.path()));
        assert!(!is_same_disk(one.path(), &other.path().join("not there")));
        #[cfg(target_os = "linux")]
        assert!(!is_same_disk(one.path(), Path::new("/proc")));
        // Another disk within the folder: whoever loses the folder loses both.
        assert!(is_lost_with(Path::new("/"), Path::new("/proc/self")) && !is_lost_with(one.path(), Path::new("/proc")));
        assert!(!is_remote(one.path()));
    }
}
