#pragma once

#include <cstdint>
#include <string>

namespace dateline::store {

/// Whether a file system of this kind (`f_type` of statfs(2)) may be one that several machines write to: NFS,
/// SMB, AFS, Ceph, 9P and the like, and all of FUSE, which does not say more. SQLite's write-ahead log does
/// not work there: it needs memory that all who write share.
bool is_on_network(std::int64_t kind);

/// The same of where a file or folder is; false where the system does not say.
bool is_on_network(const std::string& path);

}  // namespace dateline::store
